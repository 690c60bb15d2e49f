package dev.lendport.finance.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A count of business days that explains itself: every day after {@code from}, up to and with {@code date}, is either
 * counted or skipped.
 *
 * @param from day zero, neither counted nor skipped
 * @param date the last one counted
 * @param counted by date, at least one
 * @param skipped by date, each with its reason
 */
public record CountedDays(LocalDate from, LocalDate date, List<LocalDate> counted, List<NonBusinessDay> skipped) {
    public CountedDays {
        Objects.requireNonNull(from);
        counted = List.copyOf(counted);
        skipped = List.copyOf(skipped);
        if (!counted.getLast().equals(date)) {
            throw new IllegalArgumentException("The count ends on " + counted.getLast() + ", not on " + date);
        }
    }
}
