@NullMarked
package dev.lendport.rulebook;

import org.jspecify.annotations.NullMarked;
