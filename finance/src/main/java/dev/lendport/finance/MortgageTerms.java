package dev.lendport.finance;

import java.util.Objects;

/**
 * The terms that fix the price of a mortgage.
 *
 * @param loan what is lent, drawn in full on the first day
 * @param months from the drawdown to the last instalment, one instalment a month
 * @param capitalGraceMonths the first so many instalments pay interest only; they are part of {@code months}
 * @param rate how the rate is agreed
 * @param costs everything the borrower pays beside the instalments
 */
public record MortgageTerms(Money loan, int months, int capitalGraceMonths, RatePlan rate, MortgageCosts costs) {

    /** A hundred years: a longer duration is a mistake of the caller. */
    private static final int MOST_MONTHS = 1200;

    public MortgageTerms {
        Objects.requireNonNull(rate);
        loan.requireSameCurrency(costs.stampDuty());
        if (!loan.isPositive()) {
            throw new IllegalArgumentException("A loan is more than nothing, not " + loan);
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("A mortgage lasts 1 to 1200 months, not " + months);
        }
        if (capitalGraceMonths < 0 || capitalGraceMonths >= months) {
            throw new IllegalArgumentException("Capital must be repaid in at least one of the months");
        }
    }
}
