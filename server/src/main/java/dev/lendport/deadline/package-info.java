/**
 * Deadlines as rows: when something is due, by which rule, and what happens if nobody acts. They fire inside the
 * transaction that changes the state: never early, exactly once, on whichever node is alive.
 */
@NullMarked
package dev.lendport.deadline;

import org.jspecify.annotations.NullMarked;
