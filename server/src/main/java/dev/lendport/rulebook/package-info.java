/**
 * What the lender asks of a process, as data: the fields that must be filled in and the documents that must be delivered,
 * each under a condition. Staff store a rulebook from a day on, brokers read it and can tell beforehand what they will be
 * asked, and the server asks exactly that.
 *
 * <p>Other modules ask {@link dev.lendport.rulebook.Rulebooks} for the rulebook of a day, and that for what a process
 * needs, told as {@link dev.lendport.rulebook.Facts}.
 */
@NullMarked
package dev.lendport.rulebook;

import org.jspecify.annotations.NullMarked;
