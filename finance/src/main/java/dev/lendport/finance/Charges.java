package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a loan costs beside its interest, unrounded: a yearly premium of 200 is 200/12 each month, and only the whole
 * payment of the month is rounded.
 *
 * @param initial paid on the day of the drawdown
 * @param eachPeriod paid with every payment
 * @param last paid with the last payment
 * @param financed added to the debt instead of paid: it is repaid with interest, but it is not a drawdown
 * @param dated by period, added to that period's payment; negative periods lie before the drawdown
 */
public record Charges(
        BigDecimal initial,
        BigDecimal eachPeriod,
        BigDecimal last,
        BigDecimal financed,
        SortedMap<Integer, BigDecimal> dated) {

    public static final Charges NONE = new Charges(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Collections.emptySortedMap());

    public Charges {
        Objects.requireNonNull(initial);
        Objects.requireNonNull(eachPeriod);
        Objects.requireNonNull(last);
        if (financed.signum() < 0) {
            throw new IllegalArgumentException("A financed charge is not negative: " + financed);
        }
        dated = Collections.unmodifiableSortedMap(new TreeMap<>(dated));
    }

    /** The same charges and this one on the day of the drawdown. */
    public Charges andInitial(BigDecimal amount) {
        return new Charges(initial.add(amount), eachPeriod, last, financed, dated);
    }

    /** The same charges and this one with every payment. */
    public Charges andEachPeriod(BigDecimal amount) {
        return new Charges(initial, eachPeriod.add(amount), last, financed, dated);
    }

    /** The same charges and this one a year, spread evenly over the payments of a year. */
    public Charges andYearly(BigDecimal amount, int periodsPerYear) {
        return andEachPeriod(amount.divide(BigDecimal.valueOf(periodsPerYear), Annuity.EXACT));
    }

    /** The same charges and this one with the last payment. */
    public Charges andLast(BigDecimal amount) {
        return new Charges(initial, eachPeriod, last.add(amount), financed, dated);
    }

    /** The same charges and this one added to the debt: a single premium, say. */
    public Charges andFinanced(BigDecimal amount) {
        return new Charges(initial, eachPeriod, last, financed.add(amount), dated);
    }

    /** The same charges and this one in a period; a negative period lies before the drawdown. */
    public Charges andAt(int period, BigDecimal amount) {
        SortedMap<Integer, BigDecimal> more = new TreeMap<>(dated);
        more.merge(period, amount, BigDecimal::add);
        return new Charges(initial, eachPeriod, last, financed, more);
    }

    /**
     * The same charges and undated ones: so many, at equal intervals, the first in {@code firstPeriod}.
     *
     * <p>Source: Directive 2014/17/EU, Annex I, part II, point (h)(iii).
     */
    public Charges andUndated(BigDecimal amount, int count, int firstPeriod, int interval) {
        Charges charges = this;
        for (int k = 0; k < count; k++) {
            charges = charges.andAt(firstPeriod + k * interval, amount);
        }
        return charges;
    }

    /** What is paid beside the repayment in a period from 1 on; the last period has its own. */
    BigDecimal in(int period) {
        return eachPeriod.add(dated.getOrDefault(period, BigDecimal.ZERO));
    }

    /** What is paid on the day of the drawdown. */
    BigDecimal atDrawdown() {
        return initial.add(dated.getOrDefault(0, BigDecimal.ZERO));
    }

    Map<Integer, BigDecimal> beforeDrawdown() {
        return dated.headMap(0);
    }
}
