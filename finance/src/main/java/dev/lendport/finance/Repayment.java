package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How a loan is repaid: what each period pays beside its charges.
 *
 * <p>Where a kind may leave a balance at the end of the agreed term, the last payment clears it. Where the term is open
 * ({@link Term#UNTIL_REPAID}), the loan runs until the balance is gone, and the last payment is whatever is owed.
 */
public sealed interface Repayment {

    /**
     * French: equal instalments, derived anew on the balance at each change of the rate. Periods before
     * {@code fromPeriod} are a capital grace and pay interest only.
     */
    record EqualInstalments(int fromPeriod) implements Repayment {
        public EqualInstalments {
            requirePeriod(fromPeriod);
        }

        public EqualInstalments() {
            this(1);
        }
    }

    /** Instalments that grow by so many percent each year (or shrink, below zero), level within a year. */
    record GrowingInstalments(BigDecimal percentPerYear) implements Repayment {
        public GrowingInstalments {
            if (percentPerYear.compareTo(BigDecimal.valueOf(-100)) <= 0) {
                throw new IllegalArgumentException("Instalments cannot shrink by " + percentPerYear + " % a year");
            }
        }
    }

    /** Equal instalments as if the loan lasted {@code amortisedOver} periods; the term's last one clears the rest. */
    record Balloon(int amortisedOver) implements Repayment {
        public Balloon {
            requirePeriod(amortisedOver);
        }
    }

    /** Interest each period, all capital with the last. */
    record InterestOnly() implements Repayment {}

    /** Nothing until the last period: interest is added to the debt. */
    record CapitalisedBullet() implements Repayment {}

    /** Nothing until the last period, and no interest at all. */
    record BulletWithoutInterest() implements Repayment {}

    /** The same payment until the loan is repaid. */
    record FixedPayment(BigDecimal amount) implements Repayment {
        public FixedPayment {
            requireNotNegative(amount);
        }
    }

    /** Interest, and the same capital each period. */
    record InterestPlusFixedCapital(BigDecimal capital) implements Repayment {
        public InterestPlusFixedCapital {
            requireNotNegative(capital);
        }
    }

    /** Interest, and so many percent of the balance, but no less than a floor. */
    record InterestPlusPercentOfCapital(BigDecimal percent, BigDecimal atLeast) implements Repayment {
        public InterestPlusPercentOfCapital {
            requireNotNegative(percent);
            requireNotNegative(atLeast);
        }
    }

    /** So many percent of balance and interest, but no less than a floor. */
    record PercentOfBalance(BigDecimal percent, BigDecimal atLeast) implements Repayment {
        public PercentOfBalance {
            requireNotNegative(percent);
            requireNotNegative(atLeast);
        }
    }

    /**
     * Linear: interest, and equal parts of the capital in the periods of these windows; interest only in all others.
     *
     * @param windows empty for every period of the term
     */
    record EqualCapital(List<Window> windows) implements Repayment {
        public EqualCapital {
            windows = List.copyOf(windows);
        }

        public EqualCapital() {
            this(List.of());
        }

        /** Interest only before a period, equal capital from it to the end. */
        public static EqualCapital from(int period) {
            return new EqualCapital(List.of(new Window(period, Integer.MAX_VALUE)));
        }

        boolean paysCapitalIn(int period) {
            return windows.isEmpty()
                    || windows.stream().anyMatch(window -> window.first <= period && period <= window.last);
        }

        /** In how many of the first {@code periods} capital is repaid. */
        int quotasWithin(int periods) {
            return (int) IntStream.rangeClosed(1, periods)
                    .filter(this::paysCapitalIn)
                    .count();
        }
    }

    /** Periods from {@code first} to {@code last}, both included. */
    record Window(int first, int last) {
        public Window {
            requirePeriod(first);
            if (last < first) {
                throw new IllegalArgumentException("A window ends after it starts");
            }
        }
    }

    /**
     * All capital and its interest each period, and all of it drawn again until the last.
     *
     * <p>Source: Directive 2014/17/EU, Annex I, part II, on credit whose capital must be repaid in full in each payment
     * period.
     */
    record FullEachPeriod() implements Repayment {}

    private static void requirePeriod(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("The first period is 1, not " + period);
        }
    }

    private static void requireNotNegative(BigDecimal amount) {
        Objects.requireNonNull(amount);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("A repayment is not negative: " + amount);
        }
    }
}
