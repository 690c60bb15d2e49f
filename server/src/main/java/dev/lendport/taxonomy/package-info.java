/**
 * Localised code lists with validity: countries, districts, counties, parishes and the lender's own lists.
 *
 * <p>Other modules ask {@link dev.lendport.taxonomy.CurrentTaxonomies} for a snapshot and look ids up in it.
 */
@NullMarked
package dev.lendport.taxonomy;

import org.jspecify.annotations.NullMarked;
