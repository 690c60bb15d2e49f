/** What only a sandbox broker can do: move its clock and play the outside world. */
@NullMarked
package dev.lendport.sandbox;

import org.jspecify.annotations.NullMarked;
