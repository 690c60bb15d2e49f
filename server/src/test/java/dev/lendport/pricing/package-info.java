@NullMarked
package dev.lendport.pricing;

import org.jspecify.annotations.NullMarked;
