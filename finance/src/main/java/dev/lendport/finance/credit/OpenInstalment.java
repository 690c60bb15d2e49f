package dev.lendport.finance.credit;

import dev.lendport.finance.Instalment;
import dev.lendport.finance.Money;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What is still unpaid of an instalment.
 *
 * @param unpaid of its face value, never negative
 * @param arrearsInterest what the contract asks for the delay, by the day of the balance; never negative, zero when
 *     it is not overdue
 */
public record OpenInstalment(int number, LocalDate dueDate, Money unpaid, Money arrearsInterest) {
    public OpenInstalment {
        Objects.requireNonNull(dueDate);
        if (unpaid.isNegative() || arrearsInterest.isNegative()) {
            throw new IllegalArgumentException("Nothing owed is negative: instalment " + number);
        }
    }

    /** An instalment of which nothing was paid and that is not in arrears. */
    public static OpenInstalment of(Instalment instalment) {
        Money amount = instalment.amount();
        return new OpenInstalment(instalment.number(), instalment.dueDate(), amount, Money.zero(amount.currency()));
    }
}
