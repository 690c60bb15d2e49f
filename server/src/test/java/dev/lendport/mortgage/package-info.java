@NullMarked
package dev.lendport.mortgage;

import org.jspecify.annotations.NullMarked;
