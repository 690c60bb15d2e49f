/**
 * Mortgage processes: from an accepted simulation to the lender's decision. One pure function, {@code ProcessGuard}, says what
 * may be done with a process, what may not and why, and what is missing; every write asks it and the API shows it.
 */
@NullMarked
package dev.lendport.mortgage;

import org.jspecify.annotations.NullMarked;
