package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * The nominal annual rate (taxa anual nominal) in percent: 3.548 means 3.548 % a year, a twelfth of it each month.
 *
 * <p>A rate may be zero, and below zero when the index falls further than the spread lifts it. Equal rates are equal
 * objects however many zeros they were written with. Not for effective rates, which compound within the year.
 */
public record Tan(BigDecimal percent) implements Comparable<Tan> {

    /** Beyond this many decimals a rate is a computing error, not an agreement. */
    private static final int MOST_DECIMALS = 10;

    private static final BigDecimal TWELVE_HUNDRED = BigDecimal.valueOf(1200);

    public Tan {
        Objects.requireNonNull(percent);
        percent = percent.stripTrailingZeros();
        if (percent.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("A rate has at most ten decimals, not " + percent);
        }
        if (percent.abs().compareTo(BigDecimal.valueOf(1000)) >= 0) {
            throw new IllegalArgumentException("Not a nominal annual rate in percent: " + percent);
        }
    }

    public static Tan ofPercent(String percent) {
        return new Tan(new BigDecimal(percent));
    }

    /** The rate of one month as a fraction, to 34 digits: 3.6 % a year is 0.003. */
    BigDecimal monthlyFraction() {
        return percent.divide(TWELVE_HUNDRED, MathContext.DECIMAL128);
    }

    /** One month's interest on an amount, rounded half-up once. */
    public Money monthlyInterest(Money balance) {
        BigDecimal unrounded = balance.amount().multiply(percent).divide(TWELVE_HUNDRED, MathContext.DECIMAL128);
        return Money.halfUp(unrounded, balance.currency());
    }

    @Override
    public int compareTo(Tan other) {
        return percent.compareTo(other.percent);
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " %";
    }
}
