package dev.lendport.deadline;

import dev.lendport.finance.calendar.BusinessCalendar;
import dev.lendport.finance.calendar.NonBusinessDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, and how that was counted.
 *
 * @param local the wall clock of the zone at that moment
 */
public record Due(Instant at, LocalDateTime local, ZoneId zone, Count count) {

    /**
     * How days were counted.
     *
     * @param from day zero, neither counted nor skipped
     * @param days how many days of the rule led to the due date
     * @param skipped the days on the way that were not counted, each with its reason
     * @param calendar the name of the business calendar; null when calendar days were counted
     */
    public record Count(
            LocalDate from,
            int days,
            List<NonBusinessDay> skipped,
            @Nullable String calendar,
            @Nullable String calendarVersion) {
        public Count {
            skipped = List.copyOf(skipped);
        }

        static Count ofCalendarDays(LocalDate from, int days) {
            return new Count(from, days, List.of(), null, null);
        }
    }

    /** A moment that is given, not counted. */
    public static Due at(Instant at, ZoneId zone) {
        var local = LocalDateTime.ofInstant(at, zone);
        return new Due(at, local, zone, Count.ofCalendarDays(local.toLocalDate(), 0));
    }

    /** The same wall-clock time so many calendar days later. */
    public static Due afterCalendarDays(Instant from, int days, ZoneId zone) {
        var start = from.atZone(zone);
        var due = start.plusDays(days);
        return new Due(due.toInstant(), due.toLocalDateTime(), zone, Count.ofCalendarDays(start.toLocalDate(), days));
    }

    /**
     * A time of day on the so-manieth business day after a date.
     *
     * @param dayZero the local day of what starts the count, whether a business day or not; counting starts on the next
     *     business day
     * @param days at least 1
     */
    public static Due afterBusinessDays(
            LocalDate dayZero, int days, LocalTime at, ZoneId zone, BusinessCalendar calendar) {
        var counted = calendar.plus(dayZero, days);
        var due = counted.date().atTime(at).atZone(zone);
        return new Due(
                due.toInstant(),
                due.toLocalDateTime(),
                zone,
                new Count(dayZero, days, counted.skipped(), calendar.name(), calendar.version()));
    }

    /** The due date on the wall clock of the zone. */
    public LocalDate date() {
        return local.toLocalDate();
    }
}
