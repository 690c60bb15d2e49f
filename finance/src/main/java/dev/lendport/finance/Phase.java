package dev.lendport.finance;

import java.util.Objects;

/**
 * Months of a mortgage that share a rate and an instalment.
 *
 * @param kind whether the instalment repays capital
 * @param firstMonth 1 for the month after the drawdown
 * @param months how many instalments of this size
 */
public record Phase(Kind kind, int firstMonth, int months, Tan tan, Money instalment) {

    /** Whether an instalment repays capital or, in a capital grace, pays interest only. */
    public enum Kind {
        INTEREST_ONLY,
        AMORTISING
    }

    public Phase {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(tan);
        Objects.requireNonNull(instalment);
        if (firstMonth < 1 || months < 1) {
            throw new IllegalArgumentException("A phase has a first month and at least one instalment");
        }
    }

    public int lastMonth() {
        return firstMonth + months - 1;
    }

    /** Everything paid in this phase. */
    public Money total() {
        return instalment.times(months);
    }
}
