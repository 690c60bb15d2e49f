/** The product's tests: a real server with its real database, spoken to over HTTP. */
@NullMarked
package dev.lendport;

import org.jspecify.annotations.NullMarked;
