/**
 * Where PostgreSQL comes from: a server of our own under the data folder, or the one that is configured; and how values
 * cross between Java and a row. Depends on no other module.
 */
@NullMarked
package dev.lendport.database;

import org.jspecify.annotations.NullMarked;
