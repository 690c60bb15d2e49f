@NullMarked
package dev.lendport.simulation;

import org.jspecify.annotations.NullMarked;
