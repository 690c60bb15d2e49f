@NullMarked
package dev.lendport;

import org.jspecify.annotations.NullMarked;
