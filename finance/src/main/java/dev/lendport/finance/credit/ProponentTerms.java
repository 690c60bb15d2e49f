package dev.lendport.finance.credit;

import dev.lendport.finance.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What another bank offers the borrower, as the credit transfer centre tells it.
 *
 * @param cetPercent its total effective cost, percent a year
 */
public record ProponentTerms(int instalments, Money instalment, BigDecimal cetPercent) {
    public ProponentTerms {
        Objects.requireNonNull(instalment);
        Objects.requireNonNull(cetPercent);
        if (instalments < 1) {
            throw new IllegalArgumentException("Terms have at least one instalment, not " + instalments);
        }
    }

    public Money total() {
        return instalment.times(instalments);
    }
}
