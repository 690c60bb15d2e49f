@NullMarked
package dev.lendport.casework;

import org.jspecify.annotations.NullMarked;
