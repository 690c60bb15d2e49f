/**
 * What a loan costs: versioned price sheets, index fixings and the prices computed from them. A price names the versions
 * it was computed from and comes out the same from them for ever.
 *
 * <p>Other modules ask {@link dev.lendport.pricing.Pricing}.
 */
@NullMarked
package dev.lendport.pricing;

import org.jspecify.annotations.NullMarked;
