/** The demonstration lender: what {@code lendport demo} starts with. Nothing of it exists in a server started otherwise. */
@NullMarked
package dev.lendport.demo;

import org.jspecify.annotations.NullMarked;
