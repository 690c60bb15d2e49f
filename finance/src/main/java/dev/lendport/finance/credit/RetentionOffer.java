package dev.lendport.finance.credit;

import dev.lendport.finance.Money;
import java.util.Objects;

/**
 * New terms for the balance of a contract, without costs for the borrower.
 *
 * @param cet of equal months
 */
public record RetentionOffer(MonthlyRate rate, int instalments, Money instalment, Cet cet) {
    public RetentionOffer {
        Objects.requireNonNull(rate);
        Objects.requireNonNull(instalment);
        Objects.requireNonNull(cet);
    }

    public Money total() {
        return instalment.times(instalments);
    }

    /** What the client saves against paying another total: the proponent's, or the rest of the contract. */
    public Money savingAgainst(Money otherTotal) {
        return otherTotal.minus(total());
    }

    /**
     * Whether the client is better off here, whatever the client compares: a lower instalment, a lower total, and a
     * lower CET as published. The same on any of them is not better.
     */
    public boolean beats(ProponentTerms terms) {
        return instalment.compareTo(terms.instalment()) < 0
                && total().compareTo(terms.total()) < 0
                && cet.annual().compareTo(terms.cetPercent()) < 0;
    }
}
