/** The demonstration, as a new user meets it. */
@NullMarked
package dev.lendport.demo;

import org.jspecify.annotations.NullMarked;
