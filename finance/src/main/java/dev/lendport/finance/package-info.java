/**
 * The figures of a loan: money, rates, schedules, charges, the annual percentage rate of charge and the limits a lender
 * keeps. Plain Java without dependencies; every formula names its source.
 */
@NullMarked
package dev.lendport.finance;

import org.jspecify.annotations.NullMarked;
