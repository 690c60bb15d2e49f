/**
 * The lender's running credit operations: their terms and schedule, what was paid, and what repays them on a date.
 *
 * <p>Other modules read them, and settle one that another bank has paid for, through {@link
 * dev.lendport.contract.CreditOperations}.
 */
@NullMarked
package dev.lendport.contract;

import org.jspecify.annotations.NullMarked;
