package dev.lendport.finance;

import java.math.BigDecimal;

/**
 * The most a lender may charge for early repayment of a mortgage: 0.5 % of the capital repaid while the rate is indexed,
 * 2 % while it is fixed.
 *
 * <p>Source: Decreto-Lei 74-A/2017, art. 23.
 */
public final class EarlyRepayment {

    private static final BigDecimal INDEXED_PERCENT = new BigDecimal("0.5");
    private static final BigDecimal FIXED_PERCENT = BigDecimal.valueOf(2);

    private EarlyRepayment() {}

    /** In percent of the capital repaid before the instalment of {@code month} (1 for the first). */
    public static BigDecimal highestPercent(RatePlan rate, int month) {
        return switch (rate) {
            case RatePlan.Fixed _ -> FIXED_PERCENT;
            case RatePlan.Variable _ -> INDEXED_PERCENT;
            case RatePlan.Mixed mixed -> month <= mixed.fixedMonths() ? FIXED_PERCENT : INDEXED_PERCENT;
        };
    }

    public static Money highestFee(Money capitalRepaid, RatePlan rate, int month) {
        return capitalRepaid.percent(highestPercent(rate, month));
    }
}
