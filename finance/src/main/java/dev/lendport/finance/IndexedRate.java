package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rate that follows an index: today's index value plus a spread, never above the cap when there is one. All in
 * percent a year.
 */
public record IndexedRate(
        BigDecimal index, BigDecimal spread, @Nullable Tan cap) {

    public IndexedRate {
        Objects.requireNonNull(index);
        Objects.requireNonNull(spread);
    }

    public static IndexedRate of(BigDecimal index, BigDecimal spread) {
        return new IndexedRate(index, spread, null);
    }

    public static IndexedRate ofPercent(String index, String spread) {
        return of(new BigDecimal(index), new BigDecimal(spread));
    }

    public IndexedRate cappedAt(Tan highest) {
        return new IndexedRate(index, spread, highest);
    }

    /** The same agreement on a day when the index stands elsewhere. */
    public IndexedRate withIndex(BigDecimal otherIndex) {
        return new IndexedRate(otherIndex, spread, cap);
    }

    /** The rate as it would be fixed today. */
    public Tan tan() {
        return capped(new Tan(index.add(spread)));
    }

    /**
     * The rate that the APRC assumes after an initial period at a fixed rate: today's indexed rate, but not less than
     * the fixed one, and not above the cap.
     *
     * <p>Source: Directive 2014/17/EU, Annex I, part II, point (e).
     */
    public Tan assumedAfter(Tan fixed) {
        Tan today = new Tan(index.add(spread));
        return capped(today.compareTo(fixed) < 0 ? fixed : today);
    }

    /** The rate at the index's highest value, or the cap when there is one; never below today's. */
    Tan highest(BigDecimal highestIndex) {
        return cap != null ? cap : new Tan(index.max(highestIndex).add(spread));
    }

    private Tan capped(Tan rate) {
        return cap != null && cap.compareTo(rate) < 0 ? cap : rate;
    }
}
