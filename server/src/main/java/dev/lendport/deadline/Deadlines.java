package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.database.Rows;
import dev.lendport.finance.calendar.NonBusinessDay;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The deadlines of cases: set, cancelled and shown with the case they belong to. */
@Component
public class Deadlines {
    static final TypeReference<List<NonBusinessDay>> DAYS = new TypeReference<>() {};

    private static final Texts TEXTS = Texts.of("deadline");

    private final JdbcClient jdbc;

    Deadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One deadline as the API shows it.
     *
     * @param rule in words
     * @param outcome what happens when nobody acts, in words
     * @param warnings when somebody was or will be told that it is near
     */
    public record Shown(
            String kind,
            Instant dueAt,
            LocalDateTime localDateTime,
            String zone,
            String rule,
            String outcome,
            String state,
            LocalDate countedFrom,
            int daysCounted,
            List<Skipped> daysSkipped,
            @Nullable String calendar,
            @Nullable String calendarVersion,
            List<Instant> warnings) {}

    /** A day that was not counted, and why in words. */
    public record Skipped(LocalDate date, String code, String reason) {}

    /** Sets a deadline in the transaction that is open, with the warnings of its kind that are still ahead. */
    public void set(Caller caller, DeadlineKind kind, String subjectType, UUID subjectId, Due due) {
        set(caller, kind, subjectType, Map.of(subjectId, due));
    }

    /** Sets the deadlines of many subjects, in as many statements as for one. */
    public void set(Caller caller, DeadlineKind kind, String subjectType, Map<UUID, Due> dues) {
        if (dues.isEmpty()) {
            return;
        }
        holdClock(caller);
        var rows = dues.entrySet().stream()
                .map(due -> Row.of(due.getKey(), due.getValue()))
                .toList();
        jdbc.sql("""
                        INSERT INTO deadline (broker_id, id, kind, subject_type, subject_id, due_at, local_due, zone,
                                              counted_from, days_counted, days_skipped, calendar, calendar_version, fires_at)
                        SELECT b.id, d.id, ?, ?, d."subjectId", d."dueAt", d."localDue", d.zone,
                               d."countedFrom", d."daysCounted", d."daysSkipped", d.calendar, d."calendarVersion",
                               CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE d."dueAt" - b.clock_offset END
                          FROM broker b,
                               json_to_recordset(?::json) AS d (
                                   id uuid, "subjectId" uuid, "dueAt" timestamptz, "localDue" timestamp, zone text,
                                   "countedFrom" date, "daysCounted" integer, "daysSkipped" json,
                                   calendar text, "calendarVersion" text)
                         WHERE b.id = ?
                        """)
                .params(
                        kind.wire(),
                        subjectType,
                        Json.MAPPER.writeValueAsString(rows),
                        caller.broker().value())
                .update();
        setWarnings(caller, kind, rows.stream().map(Row::id).toList());
    }

    /** One deadline on its way into the table. */
    private record Row(
            UUID id,
            UUID subjectId,
            Instant dueAt,
            LocalDateTime localDue,
            String zone,
            LocalDate countedFrom,
            int daysCounted,
            List<NonBusinessDay> daysSkipped,
            @Nullable String calendar,
            @Nullable String calendarVersion) {
        static Row of(UUID subjectId, Due due) {
            var count = due.count();
            return new Row(
                    Ids.next(),
                    subjectId,
                    due.at(),
                    due.local(),
                    due.zone().getId(),
                    count.from(),
                    count.days(),
                    count.skipped(),
                    count.calendar(),
                    count.calendarVersion());
        }
    }

    /**
     * Sets the warnings of deadlines of one kind; one whose moment has passed by the broker's clock is not set. The clock
     * is held.
     */
    void setWarnings(Caller caller, DeadlineKind kind, Collection<UUID> ids) {
        if (kind.warningHours().isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO deadline (broker_id, id, kind, subject_type, subject_id, due_at, local_due, zone,
                                              counted_from, days_counted, calendar, calendar_version, warns_of, warns_kind,
                                              warns_hours, fires_at)
                        SELECT d.broker_id, gen_random_uuid(), 'deadline_warning', d.subject_type, d.subject_id,
                               w.due_at, w.due_at AT TIME ZONE d.zone, d.zone,
                               d.counted_from, d.days_counted, d.calendar, d.calendar_version, d.id, d.kind, w.hours,
                               CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE w.due_at - b.clock_offset END
                          FROM deadline d
                          JOIN broker b ON b.id = d.broker_id
                         CROSS JOIN LATERAL (SELECT hours, d.due_at - hours * interval '1 hour' AS due_at
                                               FROM unnest(?) AS h (hours)) AS w
                         WHERE d.broker_id = ? AND d.id = ANY (?)
                           AND w.due_at > coalesce(b.clock_frozen_at, now() + b.clock_offset)
                        """)
                .params(
                        kind.warningHours().toArray(Integer[]::new),
                        caller.broker().value(),
                        ids.toArray(UUID[]::new))
                .update();
    }

    /**
     * Keeps a subject's deadlines from firing until the transaction ends. Called before the subject itself is locked: the
     * timer locks in that order too, and so nobody waits in a circle.
     */
    public void hold(Caller caller, UUID subjectId) {
        holdClock(caller);
        jdbc.sql("""
                        SELECT id FROM deadline
                         WHERE broker_id = ? AND subject_id = ? AND state = 'pending'
                         ORDER BY id
                           FOR UPDATE
                        """)
                .params(caller.broker().value(), subjectId)
                .query(UUID.class)
                .list();
    }

    /** Reckons anew when the timer may fire what is pending, after the broker's test clock was turned. */
    public void followClock(Caller caller) {
        jdbc.sql("""
                        UPDATE deadline d
                           SET fires_at = CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE d.due_at - b.clock_offset END
                          FROM broker b
                         WHERE b.id = ? AND d.broker_id = b.id AND d.state = 'pending'
                           AND d.fires_at IS DISTINCT FROM
                               CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE d.due_at - b.clock_offset END
                        """).param(caller.broker().value()).update();
    }

    /**
     * Nobody turns the test clock until the transaction ends: a deadline says when it may fire by the clock as it is, and
     * whoever turns it reckons anew what is there to be seen. Held before deadlines are, in the order of an advance of the
     * clock. The clock of a live broker is never turned.
     */
    void holdClock(Caller caller) {
        switch (caller.mode()) {
            case LIVE -> {}
            case SANDBOX ->
                jdbc.sql("SELECT id FROM broker WHERE id = ? FOR SHARE")
                        .param(caller.broker().value())
                        .query(UUID.class)
                        .list();
        }
    }

    /** Ends the waiting of a kind for a subject: somebody acted. Its warnings end with it. */
    public void cancel(Caller caller, DeadlineKind kind, UUID subjectId, Instant now) {
        cancel(caller, List.of(kind), List.of(subjectId), now);
    }

    /** Ends the waiting of some kinds for many subjects, in one statement. */
    public void cancel(Caller caller, Collection<DeadlineKind> kinds, Collection<UUID> subjectIds, Instant now) {
        var wires = kinds.stream().map(DeadlineKind::wire).toArray(String[]::new);
        var subjects = subjectIds.toArray(UUID[]::new);
        jdbc.sql("""
                        UPDATE deadline
                           SET state = 'cancelled', closed_at = ?, fires_at = NULL
                         WHERE broker_id = ? AND subject_id = ANY (?) AND state = 'pending'
                           AND (kind = ANY (?) OR warns_kind = ANY (?))
                        """)
                .params(Rows.at(now), caller.broker().value(), subjects, wires, wires)
                .update();
    }

    /** A deadline that is due and has not fired yet. */
    public record Overdue(DeadlineKind kind, UUID subjectId) {}

    /** Those of some kinds that are overdue: none, unless time was moved or has just come. */
    public List<Overdue> overdue(Caller caller, Collection<DeadlineKind> kinds, Instant now) {
        return jdbc.sql("""
                        SELECT kind, subject_id FROM deadline
                         WHERE broker_id = ? AND state = 'pending' AND due_at <= ? AND kind = ANY (?)
                        """)
                .params(caller.broker().value(), Rows.at(now))
                .param(kinds.stream().map(DeadlineKind::wire).toArray(String[]::new))
                .query((row, n) -> new Overdue(
                        DeadlineKind.ofWire(row.getString("kind")), row.getObject("subject_id", UUID.class)))
                .list();
    }

    /** All of a subject's deadlines, in the order they fall due. */
    public List<Shown> of(Caller caller, UUID subjectId) {
        var rows = jdbc.sql("""
                        SELECT id, kind, due_at, local_due, zone, state, counted_from, days_counted, days_skipped, calendar,
                               calendar_version, warns_of
                          FROM deadline
                         WHERE broker_id = ? AND subject_id = ? AND (warns_of IS NULL OR state <> 'cancelled')
                         ORDER BY due_at, id
                        """)
                .params(caller.broker().value(), subjectId)
                .query((row, n) -> Stored.of(row))
                .list();
        var warnings = new HashMap<UUID, List<Instant>>();
        for (var row : rows) {
            if (row.warnsOf() != null) {
                warnings.computeIfAbsent(row.warnsOf(), none -> new ArrayList<>())
                        .add(row.due().at());
            }
        }
        return rows.stream()
                .filter(row -> row.warnsOf() == null)
                .map(row -> row.shown(caller.language(), warnings.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private record Stored(
            UUID id,
            String kind,
            Due due,
            String state,
            @Nullable UUID warnsOf) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    Deadlines.due(row),
                    row.getString("state"),
                    row.getObject("warns_of", UUID.class));
        }

        Shown shown(Language language, List<Instant> warnings) {
            var count = due.count();
            return new Shown(
                    kind,
                    due.at(),
                    due.local(),
                    due.zone().getId(),
                    TEXTS.text(language, kind + ".rule"),
                    TEXTS.text(language, kind + ".outcome"),
                    state,
                    count.from(),
                    count.days(),
                    count.skipped().stream().map(day -> skipped(language, day)).toList(),
                    count.calendar(),
                    count.calendarVersion(),
                    warnings);
        }
    }

    static Due due(ResultSet row) throws SQLException {
        return new Due(
                Rows.instant(row, "due_at"),
                row.getObject("local_due", LocalDateTime.class),
                ZoneId.of(row.getString("zone")),
                new Due.Count(
                        row.getObject("counted_from", LocalDate.class),
                        row.getInt("days_counted"),
                        Json.MAPPER.readValue(row.getString("days_skipped"), DAYS),
                        row.getString("calendar"),
                        row.getString("calendar_version")));
    }

    /** Days of the week have names in both languages; a holiday keeps the one it has in its country. */
    private static Skipped skipped(Language language, NonBusinessDay day) {
        var key = "day." + day.code();
        return new Skipped(day.date(), day.code(), TEXTS.has(key) ? TEXTS.text(language, key) : day.name());
    }
}
