package dev.lendport.pricing;

import java.math.BigDecimal;

/**
 * Months of a loan under one agreement on the rate. The rate (TAN) is {@code baseInterestRate + proposedSpread}.
 *
 * @param months how long it lasts
 * @param baseInterestRate the index fixing in percent; 0 where the rate is fixed, as nothing moves beneath it
 * @param spread what the price sheet adds before discounts, in percentage points; of a fixed rate, the whole rate
 * @param proposedSpread the same after discounts
 * @param tan nominal yearly rate in percent, after discounts
 * @param monthlyInstallmentAmount euros: the first instalment of the period that repays capital, or the interest-only
 *     one where the capital grace outlasts the period
 */
public record RatePeriod(
        int months,
        BigDecimal baseInterestRate,
        BigDecimal spread,
        BigDecimal proposedSpread,
        BigDecimal tan,
        BigDecimal monthlyInstallmentAmount) {

    /** What a loan shows for a period that it does not have. */
    static final RatePeriod NONE =
            new RatePeriod(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public RatePeriod {
        baseInterestRate = Figures.plain(baseInterestRate);
        spread = Figures.plain(spread);
        proposedSpread = Figures.plain(proposedSpread);
        tan = Figures.plain(tan);
        monthlyInstallmentAmount = Figures.plain(monthlyInstallmentAmount);
    }
}
