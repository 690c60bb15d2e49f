package dev.lendport.finance.credit;

import dev.lendport.finance.Annuity;
import dev.lendport.finance.Money;
import dev.lendport.finance.calendar.DayCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * The rate and the convention by which a contract's open instalments are worth less before they are due.
 *
 * <pre>
 *   balance = Σ instalment_j / (1 + a)^(d_j/Y)
 * </pre>
 *
 * a is the annual effective rate of the contract, d_j the days from the balance's date to the due date, of a year of Y.
 * An overdue instalment is owed at face value with its arrears interest. The sum is rounded once, half-even (ABNT NBR
 * 5891).
 *
 * <p>Source: Resolução CMN 5.057/2022 for the balance of a credit transfer; Lei 8.078/1990, art. 52 § 2, for the
 * reduction of interest in proportion.
 */
public record Discounting(Currency currency, MonthlyRate rate, DayCount dayCount) {

    public Discounting {
        Objects.requireNonNull(currency);
        Objects.requireNonNull(rate);
        Objects.requireNonNull(dayCount);
    }

    /** The balance on a date: zero when nothing is open. */
    public BalanceDue balance(LocalDate date, List<OpenInstalment> open) {
        Growth growth = new Growth(rate, dayCount);
        BigDecimal total = BigDecimal.ZERO;
        List<BalanceDue.PresentValue> shown = new ArrayList<>(open.size());
        for (OpenInstalment instalment : open) {
            BigDecimal value = presentValue(date, instalment, growth);
            total = total.add(value);
            shown.add(new BalanceDue.PresentValue(
                    instalment.number(), instalment.dueDate(), Money.halfEven(value, currency)));
        }
        return new BalanceDue(date, Money.halfEven(total, currency), shown);
    }

    private BigDecimal presentValue(LocalDate date, OpenInstalment instalment, Growth growth) {
        if (!instalment.unpaid().currency().equals(currency)) {
            throw new IllegalArgumentException("A balance in " + currency + " has no part in " + instalment.unpaid());
        }
        BigDecimal face = instalment.unpaid().amount();
        BigDecimal arrears = instalment.arrearsInterest().amount();
        if (!instalment.dueDate().isAfter(date)) {
            return face.add(arrears);
        }
        return face.divide(growth.between(date, instalment.dueDate()), Annuity.EXACT)
                .add(arrears);
    }
}
