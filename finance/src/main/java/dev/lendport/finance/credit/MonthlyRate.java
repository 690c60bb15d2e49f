package dev.lendport.finance.credit;

import dev.lendport.finance.Annuity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * The interest of one month in percent, as Brazilian contracts state it: 1.8 means 1.8 % a month (ao mês).
 *
 * <p>Months compound. Equal rates are equal objects however many zeros they were written with.
 */
public record MonthlyRate(BigDecimal percent) implements Comparable<MonthlyRate> {

    private static final int MOST_DECIMALS = 10;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

    public MonthlyRate {
        Objects.requireNonNull(percent);
        percent = percent.stripTrailingZeros();
        if (percent.signum() < 0 || percent.compareTo(HIGHEST) > 0) {
            throw new IllegalArgumentException("A monthly rate lies between 0 and 100 %, not at " + percent);
        }
        if (percent.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("A rate has at most ten decimals, not " + percent);
        }
    }

    public static MonthlyRate ofPercent(String percent) {
        return new MonthlyRate(new BigDecimal(percent));
    }

    /** Twelve months without interest on interest: 12 · i, in percent a year. */
    public BigDecimal annualNominalPercent() {
        return percent.multiply(BigDecimal.valueOf(12));
    }

    /** Twelve months compounded: (1 + i)^12 − 1, in percent a year, to ten decimals (half-even). */
    public BigDecimal annualEffectivePercent() {
        return Annuity.growth(fraction(), 12)
                .subtract(BigDecimal.ONE)
                .movePointRight(2)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN);
    }

    @Override
    public int compareTo(MonthlyRate other) {
        return percent.compareTo(other.percent);
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " % a month";
    }

    BigDecimal fraction() {
        return percent.movePointLeft(2);
    }
}
