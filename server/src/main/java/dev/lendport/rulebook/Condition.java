package dev.lendport.rulebook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fact has to be. All that is said must hold.
 *
 * @param in one of these; a fact that is not known is none of them
 * @param notIn none of these; holds of a fact that is not known
 * @param above a number above this one
 * @param known whether there is a value at all
 */
record Condition(
        @Nullable List<Object> in,
        @Nullable List<Object> notIn,
        @Nullable BigDecimal above,
        @Nullable Boolean known) {
    /** Of a number that is sure to be a {@code long}. */
    private static final int MOST_DIGITS = 18;

    Condition {
        in = in == null ? null : in.stream().map(Condition::plain).toList();
        notIn = notIn == null ? null : notIn.stream().map(Condition::plain).toList();
    }

    /** As one whose unknown words were left out on request. */
    boolean saysNothing() {
        return in == null && notIn == null && above == null && known == null;
    }

    boolean holds(@Nullable Object fact) {
        var value = fact == null ? null : plain(fact);
        return (in == null || (value != null && in.contains(value)))
                && (notIn == null || value == null || !notIn.contains(value))
                && (above == null || isAbove(value, above))
                && (known == null || known == (value != null));
    }

    private static boolean isAbove(@Nullable Object value, BigDecimal limit) {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole).compareTo(limit) > 0;
            case BigDecimal number -> number.compareTo(limit) > 0;
            case null, default -> false;
        };
    }

    /** Equal numbers as equal values, whatever they came as; dates as texts. */
    private static Object plain(Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case BigInteger number -> plain(new BigDecimal(number));
            case BigDecimal number -> plain(number);
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }

    private static Object plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= MOST_DIGITS
                ? (Object) stripped.longValueExact()
                : stripped;
    }
}
