package dev.lendport.finance.credit;

import dev.lendport.finance.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What repays a contract in full on a day (saldo devedor); {@link Discounting} says how it comes about.
 *
 * @param total what counts
 * @param instalments in the order they were given in; each rounded by itself, so they may miss the total by some cents
 */
public record BalanceDue(LocalDate date, Money total, List<PresentValue> instalments) {

    /** What one open instalment is worth on the date, arrears interest included. */
    public record PresentValue(int number, LocalDate dueDate, Money amount) {}

    public BalanceDue {
        Objects.requireNonNull(date);
        Objects.requireNonNull(total);
        instalments = List.copyOf(instalments);
    }
}
