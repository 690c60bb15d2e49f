/**
 * The lender's running credit operations: their terms and schedule, what was paid, and what repays them on a date.
 *
 * <p>Other modules read them, and settle one that another bank has paid for, through {@link
 * dev.lendport.credit.CreditOperations}.
 */
@NullMarked
package dev.lendport.credit;

import org.jspecify.annotations.NullMarked;
