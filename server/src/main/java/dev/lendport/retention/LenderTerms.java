package dev.lendport.retention;

import dev.lendport.finance.Money;
import dev.lendport.finance.credit.MonthlyRate;

/**
 * What the lender wants of a retained contract, and how its desk quotes.
 *
 * @param margin what is to be kept over the cost of funds, in today's money
 * @param costOfFunds what the lender pays for the money itself
 * @param rateDecimals of a monthly percentage, 0 to 6
 */
record LenderTerms(Money margin, MonthlyRate costOfFunds, int rateDecimals) {}
