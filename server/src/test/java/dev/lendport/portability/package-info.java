@NullMarked
package dev.lendport.portability;

import org.jspecify.annotations.NullMarked;
