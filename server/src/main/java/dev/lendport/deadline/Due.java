package dev.lendport.deadline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When something is due, and how that was counted.
 *
 * @param local the wall clock of the zone at that moment
 * @param daysCounted how many days of the rule led here
 */
public record Due(Instant at, LocalDateTime local, ZoneId zone, int daysCounted) {

    /** The same wall-clock time so many calendar days later. */
    public static Due afterCalendarDays(Instant from, int days, ZoneId zone) {
        var due = from.atZone(zone).plusDays(days);
        return new Due(due.toInstant(), due.toLocalDateTime(), zone, days);
    }
}
