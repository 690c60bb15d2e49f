package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.database.Rows;
import dev.lendport.finance.calendar.BusinessCalendar;
import dev.lendport.finance.calendar.NonBusinessDay;
import dev.lendport.outcome.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The versions of calendars that the lender loaded. */
@Component
class CalendarVersions {
    private static final TypeReference<List<LocalDate>> DATES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    CalendarVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a version changed, before it is stored. */
    record Amendment(String version, String reason, List<NonBusinessDay> added, List<LocalDate> removed) {
        Amendment {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /**
     * A version as it was loaded.
     *
     * @param number from 1; the one that comes with the program is 0
     */
    record Loaded(int number, Amendment amendment, Instant createdAt, String createdBy) {
        BusinessCalendar appliedTo(BusinessCalendar before) {
            return before.amended(amendment.version(), amendment.added(), amendment.removed());
        }
    }

    /** The number of the newest version that the open transaction sees; 0 when none was loaded. */
    int newest(String calendar) {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM calendar_version WHERE calendar = ?")
                .param(calendar)
                .query(Integer.class)
                .single();
    }

    /** All of a calendar in the order they were loaded. */
    List<Loaded> of(String calendar) {
        return jdbc.sql("""
                        SELECT number, version, reason, added, removed, created_at, created_by
                          FROM calendar_version
                         WHERE calendar = ?
                         ORDER BY number
                        """).param(calendar).query((row, n) -> loaded(row)).list();
    }

    private static Loaded loaded(ResultSet row) throws SQLException {
        return new Loaded(
                row.getInt("number"),
                new Amendment(
                        row.getString("version"),
                        row.getString("reason"),
                        Json.MAPPER.readValue(row.getString("added"), Deadlines.DAYS),
                        Json.MAPPER.readValue(row.getString("removed"), DATES)),
                Rows.instant(row, "created_at"),
                row.getString("created_by"));
    }

    /** Whoever loads a version waits here for the one before. */
    void oneAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('lendport calendars', 0))")
                .query(row -> {});
    }

    void add(Actor by, String calendar, Amendment amendment) {
        jdbc.sql("""
                        INSERT INTO calendar_version (calendar, number, version, reason, added, removed, created_by,
                                                      created_by_id)
                        SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?::json, ?::json, ?, ?
                          FROM calendar_version
                         WHERE calendar = ?
                        """)
                .params(calendar, amendment.version(), amendment.reason())
                .params(
                        Json.MAPPER.writeValueAsString(amendment.added()),
                        Json.MAPPER.writeValueAsString(amendment.removed()))
                .params(by.name(), by.id(), calendar)
                .update();
    }
}
