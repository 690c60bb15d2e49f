package dev.lendport.finance.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day on which banks do not work, and why.
 *
 * @param code {@code saturday}, {@code sunday} or the holiday's, the same in every language: {@code good-friday}
 * @param name in Portuguese, for a calendar of Brazil as it is called there: Sexta-feira da Paixão
 */
public record NonBusinessDay(LocalDate date, String code, String name) {
    public NonBusinessDay {
        Objects.requireNonNull(date);
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("A day off needs a reason: " + date);
        }
    }
}
