/**
 * A Brazilian credit operation: schedule, balance due on a day, total effective cost (CET), and what can be offered to
 * a client whom another bank wants.
 */
@NullMarked
package dev.lendport.finance.credit;

import org.jspecify.annotations.NullMarked;
