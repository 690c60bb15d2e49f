package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * When a loan is repaid: so many periods, all equal parts of a year but perhaps the first.
 *
 * @param periods how many; {@link #UNTIL_REPAID} when the repayment itself decides
 */
public record Term(int periodsPerYear, int periods, FirstPeriod firstPeriod) {

    /** The number of periods is a result: the loan runs until it is repaid. */
    public static final int UNTIL_REPAID = 0;

    /** A hundred years of days: a loan that is not repaid by then is never repaid. */
    static final int MOST_PERIODS = 36_600;

    /**
     * The time from the drawdown to the first payment: whole periods and days left over. Its interest is simple and
     * proportional to its length.
     *
     * <p>Source: Directive 2014/17/EU, Annex I, part I, remark (c); the interest as in example 2 of the Commission's
     * worked examples.
     *
     * @param daysOfYear 365 or 366: see {@link AnnexTime}
     */
    public record FirstPeriod(int periods, int days, int daysOfYear) {

        public static final FirstPeriod REGULAR = new FirstPeriod(1, 0, 365);

        public FirstPeriod {
            if (periods < 0 || days < 0) {
                throw new IllegalArgumentException("The first payment does not precede the drawdown");
            }
            if (daysOfYear != 365 && daysOfYear != 366) {
                throw new IllegalArgumentException("A year has 365 or 366 days, not " + daysOfYear);
            }
        }

        /** The first period between two dates. */
        public static FirstPeriod of(AnnexTime untilFirstPayment) {
            return new FirstPeriod(
                    untilFirstPayment.periods(), untilFirstPayment.days(), untilFirstPayment.daysOfYear());
        }

        /** Simple interest on one unit for this period. */
        BigDecimal accrual(BigDecimal periodicRate, BigDecimal yearlyPercent) {
            BigDecimal whole = periodicRate.multiply(BigDecimal.valueOf(periods), Annuity.EXACT);
            BigDecimal leftOver = yearlyPercent
                    .multiply(BigDecimal.valueOf(days))
                    .divide(BigDecimal.valueOf(100L * daysOfYear), Annuity.EXACT);
            return whole.add(leftOver, Annuity.EXACT);
        }
    }

    public Term {
        Objects.requireNonNull(firstPeriod);
        if (periods < 0 || periods > MOST_PERIODS) {
            throw new IllegalArgumentException("A loan has at most 36600 periods, not " + periods);
        }
        if (periodsPerYear < 1 || periodsPerYear > 366) {
            throw new IllegalArgumentException("A year has 1 to 366 periods, not " + periodsPerYear);
        }
    }

    public static Term months(int periods) {
        return new Term(12, periods, FirstPeriod.REGULAR);
    }

    public static Term years(int periods) {
        return new Term(1, periods, FirstPeriod.REGULAR);
    }

    public static Term of(int periods, int periodsPerYear) {
        return new Term(periodsPerYear, periods, FirstPeriod.REGULAR);
    }

    public static Term untilRepaid(int periodsPerYear) {
        return new Term(periodsPerYear, UNTIL_REPAID, FirstPeriod.REGULAR);
    }

    public Term startingWith(FirstPeriod other) {
        return new Term(periodsPerYear, periods, other);
    }

    boolean isOpen() {
        return periods == UNTIL_REPAID;
    }

    /** When the payment of a period is due; 0 is the drawdown, and what is paid before it has negative periods. */
    AnnexTime timeOf(int period) {
        if (period < 1) {
            return AnnexTime.of(period, periodsPerYear);
        }
        return new AnnexTime(
                firstPeriod.periods + period - 1, periodsPerYear, firstPeriod.days, firstPeriod.daysOfYear);
    }
}
