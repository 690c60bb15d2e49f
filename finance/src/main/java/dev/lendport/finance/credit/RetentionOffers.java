package dev.lendport.finance.credit;

import dev.lendport.finance.Annuity;
import dev.lendport.finance.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rates at which a balance can be offered again, in steps of the last decimal that the desk quotes.
 *
 * <p>A higher rate means a higher instalment, total and CET (or the same, in cents), so each question has one answer,
 * found by halving between 0 and 100 % a month.
 *
 * @param balance what the new terms repay
 * @param rateDecimals 0 to 6 decimals of a monthly percentage
 */
public record RetentionOffers(Money balance, int instalments, int rateDecimals) {

    public RetentionOffers {
        CreditTerms.requireRepayable(balance, instalments);
        if (rateDecimals < 0 || rateDecimals > 6) {
            throw new IllegalArgumentException("A rate is quoted with 0 to 6 decimals, not " + rateDecimals);
        }
    }

    /** The offer at a rate. */
    public RetentionOffer at(MonthlyRate rate) {
        Money instalment = CreditTerms.instalment(balance, rate, instalments);
        Cet cet = Cet.ofEqualMonths(balance, instalment, instalments).orElseThrow();
        return new RetentionOffer(rate, instalments, instalment, cet);
    }

    /** The highest rate whose instalment is at most the wanted one; empty when it does not even repay the balance. */
    public Optional<RetentionOffer> highestUpTo(Money wantedInstalment) {
        return highest(offer -> offer.instalment().compareTo(wantedInstalment) <= 0);
    }

    /** The highest rate that saves the client so much against another total; empty when none does. */
    public Optional<RetentionOffer> highestSaving(Money wantedSaving, Money otherTotal) {
        return highest(offer -> offer.savingAgainst(otherTotal).compareTo(wantedSaving) >= 0);
    }

    /** The highest rate that still beats another bank's terms; empty when none does. */
    public Optional<RetentionOffer> highestBeating(ProponentTerms terms) {
        return highest(offer -> offer.beats(terms));
    }

    /**
     * The lowest rate that keeps a margin for the lender; empty when none up to 100 % a month does.
     *
     * <pre>
     *   kept = instalment · (1 − (1+f)^−n) / f − balance        f the cost of funds of one month
     * </pre>
     *
     * @param margin in today's money
     */
    public Optional<RetentionOffer> lowestKeeping(Money margin, MonthlyRate costOfFunds) {
        BigDecimal wanted = balance.plus(margin).amount();
        BigDecimal perUnit = Annuity.instalment(BigDecimal.ONE, costOfFunds.fraction(), instalments);
        Predicate<RetentionOffer> keeps = offer ->
                offer.instalment().amount().divide(perUnit, Annuity.EXACT).compareTo(wanted) >= 0;
        int step = firstStep(keeps);
        return step > steps() ? Optional.empty() : Optional.of(at(rate(step)));
    }

    /** {@code holds} is true up to some rate and false above it. */
    private Optional<RetentionOffer> highest(Predicate<RetentionOffer> holds) {
        int step = firstStep(holds.negate()) - 1;
        return step < 0 ? Optional.empty() : Optional.of(at(rate(step)));
    }

    /**
     * The first step at which {@code holds} is true, as it is at all later ones; one beyond the last when it never is.
     */
    private int firstStep(Predicate<RetentionOffer> holds) {
        int low = 0;
        int high = steps() + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(at(rate(middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int steps() {
        return BigDecimal.valueOf(100).movePointRight(rateDecimals).intValueExact();
    }

    private MonthlyRate rate(int step) {
        return new MonthlyRate(BigDecimal.valueOf(step, rateDecimals));
    }
}
