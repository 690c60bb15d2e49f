/** Where PostgreSQL comes from: a server of our own under the data folder, or the one that is configured. */
@NullMarked
package dev.lendport.database;

import org.jspecify.annotations.NullMarked;
