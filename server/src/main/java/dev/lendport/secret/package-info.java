/** The one secret of the server, from which every key is made that must not be read from the database. */
@NullMarked
package dev.lendport.secret;

import org.jspecify.annotations.NullMarked;
