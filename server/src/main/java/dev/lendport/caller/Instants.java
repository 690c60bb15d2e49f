package dev.lendport.caller;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the wire's two forms of a moment. */
public final class Instants {
    private static final int DATE_LENGTH = "2026-01-13".length();

    private Instants() {}

    /** An RFC 3339 instant, or the first moment of a {@code YYYY-MM-DD} date in the zone. */
    public static Instant parse(String value, ZoneId zone) {
        return value.length() == DATE_LENGTH
                ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(value).toInstant();
    }

    /** The first moment after an instant, to PostgreSQL's microsecond, or after a date in the zone. */
    public static Instant after(String value, ZoneId zone) {
        return value.length() == DATE_LENGTH
                ? LocalDate.parse(value).plusDays(1).atStartOfDay(zone).toInstant()
                : parse(value, zone).plusNanos(1000);
    }

    /** The date of either form; of an instant, the date in the zone. */
    public static LocalDate date(String value, ZoneId zone) {
        return value.length() == DATE_LENGTH
                ? LocalDate.parse(value)
                : LocalDate.ofInstant(OffsetDateTime.parse(value).toInstant(), zone);
    }
}
