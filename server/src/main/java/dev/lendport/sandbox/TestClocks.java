package dev.lendport.sandbox;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The test clock of each sandbox broker: it shows real time, runs a way off it, or stands still. */
@Component
class TestClocks {
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Journal journal;

    TestClocks(JdbcClient jdbc, Deadlines deadlines, Journal journal) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    enum ClockMode {
        LIVE,
        OFFSET,
        FROZEN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static ClockMode ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    record Clock(ClockMode mode, Instant instant) {}

    Clock show(Caller caller, Instant now) {
        var mode = jdbc.sql("SELECT clock_mode FROM broker WHERE id = ?")
                .param(caller.broker().value())
                .query(String.class)
                .single();
        return new Clock(ClockMode.ofWire(mode), now);
    }

    /** Holds the clock until the transaction ends, so that moves follow each other; tells what it shows by now. */
    Instant hold(Caller caller) {
        return jdbc.sql("""
                        SELECT coalesce(clock_frozen_at, now() + clock_offset) FROM broker WHERE id = ? FOR NO KEY UPDATE
                        """)
                .param(caller.broker().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Sets the clock, tells the journal, and reckons anew when the timer may fire what is pending. */
    Clock set(Caller caller, Clock clock) {
        var shown = move(caller, clock);
        deadlines.followClock(caller);
        var version = jdbc.sql(
                        "UPDATE broker SET clock_version = clock_version + 1 WHERE id = ? RETURNING clock_version")
                .param(caller.broker().value())
                .query(Long.class)
                .single();
        journal.append(
                caller,
                shown.instant(),
                EventType.CLOCK_SET,
                new Subject(Subject.Type.BROKER, caller.broker().value(), version),
                Map.of("mode", shown.mode().wire(), "instant", shown.instant()));
        return shown;
    }

    /** Lets the clock show an instant, within a transaction that will {@link #set} it in the end. */
    Clock move(Caller caller, Clock clock) {
        var instant = Rows.at(clock.instant());
        var frozenAt = clock.mode() == ClockMode.FROZEN ? instant : null;
        var offsetTo = clock.mode() == ClockMode.OFFSET ? instant : null;
        var shown = jdbc.sql("""
                        UPDATE broker
                           SET clock_mode = ?, clock_frozen_at = ?, clock_offset = coalesce(? - now(), interval '0')
                         WHERE id = ?
                        RETURNING coalesce(clock_frozen_at, now() + clock_offset)
                        """)
                .params(
                        clock.mode().wire(),
                        timestamp(frozenAt),
                        timestamp(offsetTo),
                        caller.broker().value())
                .query(OffsetDateTime.class)
                .single();
        return new Clock(clock.mode(), shown.toInstant());
    }

    private static SqlParameterValue timestamp(@Nullable OffsetDateTime value) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, value);
    }
}
