@NullMarked
package dev.lendport.message;

import org.jspecify.annotations.NullMarked;
