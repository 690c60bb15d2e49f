package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The borrowing rate of a loan over its periods: one rate, or several that are known from the start or assumed.
 *
 * @param steps by first period; the first one starts at period 1
 */
public record BorrowingRate(Basis basis, List<Step> steps) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext EXACT = Annuity.EXACT;

    /** How a yearly rate r becomes the rate i of one of f periods in a year. */
    public enum Basis {
        /** i = r / f */
        NOMINAL,
        /** i = (1 + r)^(1/f) − 1 */
        EFFECTIVE
    }

    /** From this period on, so many percent a year. */
    public record Step(int firstPeriod, BigDecimal percent) {
        public Step {
            Objects.requireNonNull(percent);
            if (firstPeriod < 1) {
                throw new IllegalArgumentException("The first period is 1, not " + firstPeriod);
            }
            if (percent.compareTo(HUNDRED.negate()) <= 0) {
                throw new IllegalArgumentException("Nothing is left of a loan at " + percent + " %");
            }
        }
    }

    public BorrowingRate {
        Objects.requireNonNull(basis);
        steps = steps.stream()
                .sorted(Comparator.comparingInt(Step::firstPeriod))
                .toList();
        if (steps.isEmpty() || steps.getFirst().firstPeriod() != 1) {
            throw new IllegalArgumentException("The first period needs a rate");
        }
        if (steps.stream().mapToInt(Step::firstPeriod).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("A period has one rate");
        }
    }

    public static BorrowingRate nominal(BigDecimal percent) {
        return new BorrowingRate(Basis.NOMINAL, List.of(new Step(1, percent)));
    }

    public static BorrowingRate effective(BigDecimal percent) {
        return new BorrowingRate(Basis.EFFECTIVE, List.of(new Step(1, percent)));
    }

    /**
     * A fixed rate for so many periods, then an indexed one, as the APRC assumes it: see
     * {@link IndexedRate#assumedAfter}.
     */
    public static BorrowingRate fixedThenIndexed(Tan fixed, int fixedPeriods, IndexedRate later) {
        return nominal(fixed.percent())
                .from(fixedPeriods + 1, later.assumedAfter(fixed).percent());
    }

    /** The same rate until a period, and another one from there to the end. */
    public BorrowingRate from(int period, BigDecimal percent) {
        List<Step> changed = new ArrayList<>(
                steps.stream().filter(step -> step.firstPeriod < period).toList());
        changed.add(new Step(period, percent));
        return new BorrowingRate(basis, changed);
    }

    /** The yearly rate in percent that holds in a period. */
    public BigDecimal percentIn(int period) {
        BigDecimal percent = steps.getFirst().percent();
        for (Step step : steps) {
            if (step.firstPeriod <= period) {
                percent = step.percent;
            }
        }
        return percent;
    }

    /** Whether an instalment has to be derived anew from this period on. */
    boolean changesIn(int period) {
        return steps.stream().anyMatch(step -> step.firstPeriod == period);
    }

    /** The rate of one regular period, as a fraction to 34 digits. */
    BigDecimal periodic(int period, int periodsPerYear) {
        BigDecimal yearly = percentIn(period);
        return switch (basis) {
            case NOMINAL -> yearly.divide(HUNDRED.multiply(BigDecimal.valueOf(periodsPerYear)), EXACT);
            case EFFECTIVE ->
                Annuity.root(BigDecimal.ONE.add(yearly.movePointLeft(2)), periodsPerYear)
                        .subtract(BigDecimal.ONE, EXACT);
        };
    }
}
