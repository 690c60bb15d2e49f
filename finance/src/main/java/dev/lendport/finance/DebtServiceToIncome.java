package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * All monthly instalments of all borrowers in percent of their net monthly income (DSTI), the new loan's instalment
 * taken as if its rate had risen.
 *
 * <p>The ratio is rounded up at the fourth decimal. A ratio of more than 9 999.99 %, and that of no income at all, is
 * given as 9 999.99.
 *
 * <p>Source: Banco de Portugal, macroprudential recommendation on new credit to consumers (2018, as amended), limits to
 * the DSTI ratio and the interest rate rise assumed by original maturity.
 */
public record DebtServiceToIncome(BigDecimal percent) {

    public static final BigDecimal HIGHEST_PERCENT = BigDecimal.valueOf(50);

    private static final BigDecimal UNBEARABLE = new BigDecimal("9999.99");
    private static final int DECIMALS = 4;

    public DebtServiceToIncome {
        Objects.requireNonNull(percent);
    }

    /**
     * The ratio of amounts a month.
     *
     * @param stressedInstalment of the new loan: see {@link #stressedInstalment}
     * @param otherInstalments of every other loan of every borrower
     * @param netIncome of all borrowers
     */
    public static DebtServiceToIncome of(Money stressedInstalment, Money otherInstalments, Money netIncome) {
        Money service = stressedInstalment.plus(otherInstalments);
        service.requireSameCurrency(netIncome);
        if (!netIncome.isPositive()) {
            return new DebtServiceToIncome(UNBEARABLE);
        }
        BigDecimal percent =
                service.amount().movePointRight(2).divide(netIncome.amount(), DECIMALS, RoundingMode.CEILING);
        return new DebtServiceToIncome(percent.min(UNBEARABLE));
    }

    /**
     * The highest instalment of a loan whose index has risen as much as the recommendation assumes. A fixed rate does
     * not rise; a mixed one only after its fixed period, whose own instalment may still be the higher.
     */
    public static Money stressedInstalment(MortgageTerms terms) {
        BigDecimal rise = assumedRise(terms.months());
        RatePlan stressed = switch (terms.rate()) {
            case RatePlan.Fixed fixed -> fixed;
            case RatePlan.Variable(IndexedRate rate) -> new RatePlan.Variable(risen(rate, rise));
            case RatePlan.Mixed(Tan fixed, int months, IndexedRate later) ->
                new RatePlan.Mixed(fixed, months, risen(later, rise));
        };
        return MortgagePricing.highestInstalment(MortgagePricing.shownPhases(terms, stressed));
    }

    /** Percentage points by original maturity: 0.5 to five years, 1 above five to ten, 1.5 above ten. */
    public static BigDecimal assumedRise(int months) {
        if (months <= 60) {
            return new BigDecimal("0.5");
        }
        return months <= 120 ? new BigDecimal("1.0") : new BigDecimal("1.5");
    }

    public LimitCheck check() {
        return checkAtMost(HIGHEST_PERCENT);
    }

    /** For a lender that is stricter, or uses the part of its volume that may go to a higher ratio. */
    public LimitCheck checkAtMost(BigDecimal highestPercent) {
        return LimitCheck.atMost(percent, highestPercent);
    }

    private static IndexedRate risen(IndexedRate rate, BigDecimal rise) {
        return rate.withIndex(rate.index().add(rise));
    }
}
