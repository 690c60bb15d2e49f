package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something measured against its limits, both included: what a rule needs to decide and to explain itself.
 *
 * @param actual in the same unit as the limits: percent, months, years or money
 * @param lowest null when there is no lower limit
 * @param highest null when there is no upper limit
 */
public record LimitCheck(
        BigDecimal actual,
        @Nullable BigDecimal lowest,
        @Nullable BigDecimal highest) {

    public LimitCheck {
        Objects.requireNonNull(actual);
        if (lowest == null && highest == null) {
            throw new IllegalArgumentException("A check needs a limit");
        }
    }

    public static LimitCheck atMost(BigDecimal actual, BigDecimal highest) {
        return new LimitCheck(actual, null, highest);
    }

    public static LimitCheck atLeast(BigDecimal actual, BigDecimal lowest) {
        return new LimitCheck(actual, lowest, null);
    }

    public static LimitCheck between(BigDecimal actual, BigDecimal lowest, BigDecimal highest) {
        return new LimitCheck(actual, lowest, highest);
    }

    public boolean passed() {
        return !isTooLow() && (highest == null || actual.compareTo(highest) <= 0);
    }

    /** The limit to name beside {@link #actual}: the one that is broken, or the upper one when none is. */
    public BigDecimal limit() {
        if (lowest != null && (highest == null || isTooLow())) {
            return lowest;
        }
        return Objects.requireNonNull(highest);
    }

    private boolean isTooLow() {
        return lowest != null && actual.compareTo(lowest) < 0;
    }
}
