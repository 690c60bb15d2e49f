package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.outcome.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts deadlines of one broker by the newest version of their calendar, in the transaction that is open: each keeps day
 * zero, the days to count and the time of day. Where the moment changes, the case is told and the warnings are set anew.
 */
@Component
class MoveDeadlines {
    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Deadlines deadlines;
    private final DeadlineSubjects subjects;
    private final Journal journal;

    MoveDeadlines(
            JdbcClient jdbc, Calendars calendars, Deadlines deadlines, DeadlineSubjects subjects, Journal journal) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.subjects = subjects;
        this.journal = journal;
    }

    private record Counted(UUID id, DeadlineKind kind, String subjectType, UUID subjectId, Due before, Due after) {
        boolean isMoved() {
            return !before.at().equals(after.at());
        }

        Map<String, Object> data(String reason) {
            var data = new LinkedHashMap<String, Object>();
            data.put("kind", kind.wire());
            data.put("from", before.at());
            data.put("to", after.at());
            data.put("calendar", String.valueOf(after.count().calendar()));
            data.put("calendarVersion", String.valueOf(after.count().calendarVersion()));
            data.put("reason", reason);
            return data;
        }
    }

    /** Counts up to so many of one older version anew, the deadlines of a case together; answers how many. */
    int batch(Caller system, String calendar, int most, Instant now) {
        deadlines.holdClock(system);
        var broker = system.broker().value();
        var newest = calendars.newest(calendar);
        var version = newest.calendar().version();
        var counted = jdbc.sql("""
                        SELECT id, kind, subject_type, subject_id, due_at, local_due, zone, counted_from, days_counted,
                               days_skipped, calendar, calendar_version
                          FROM deadline
                         WHERE broker_id = ? AND state = 'pending' AND calendar = ? AND warns_of IS NULL
                           AND calendar_version = (
                               SELECT calendar_version
                                 FROM deadline
                                WHERE broker_id = ? AND state = 'pending' AND calendar = ? AND warns_of IS NULL
                                  AND (calendar_version < ? OR calendar_version > ?)
                                LIMIT 1)
                         ORDER BY subject_id, due_at
                         LIMIT ?
                           FOR UPDATE SKIP LOCKED
                        """)
                .params(broker, calendar, broker, calendar, version, version, most)
                .query((row, n) -> counted(row, newest))
                .list();
        store(system, counted, newest, now);
        return counted.size();
    }

    /** Counts these anew; answers which of them were waited for still. */
    Set<UUID> these(Caller system, String calendar, Collection<UUID> ids, Instant now) {
        deadlines.holdClock(system);
        var newest = calendars.newest(calendar);
        var counted = jdbc.sql("""
                        SELECT id, kind, subject_type, subject_id, due_at, local_due, zone, counted_from, days_counted,
                               days_skipped, calendar, calendar_version
                          FROM deadline
                         WHERE broker_id = ? AND id = ANY (?) AND state = 'pending' AND calendar = ?
                         ORDER BY id
                           FOR UPDATE
                        """)
                .params(system.broker().value(), ids.toArray(UUID[]::new), calendar)
                .query((row, n) -> counted(row, newest))
                .list();
        store(system, counted, newest, now);
        return counted.stream().map(Counted::id).collect(Collectors.toSet());
    }

    private static Counted counted(ResultSet row, Calendars.Newest newest) throws SQLException {
        var before = Deadlines.due(row);
        var count = before.count();
        return new Counted(
                row.getObject("id", UUID.class),
                DeadlineKind.ofWire(row.getString("kind")),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                before,
                Due.afterBusinessDays(
                        count.from(), count.days(), before.local().toLocalTime(), before.zone(), newest.calendar()));
    }

    private void store(Caller system, List<Counted> counted, Calendars.Newest newest, Instant now) {
        if (counted.isEmpty()) {
            return;
        }
        update(system, counted);
        var moved = counted.stream().filter(Counted::isMoved).toList();
        endWarnings(system, moved, now);
        keepWarnings(system, counted, newest.calendar().version());
        var changes = new ArrayList<Journal.Change>();
        var byKind = moved.stream().collect(Collectors.groupingBy(Counted::kind));
        byKind.forEach((kind, ofKind) -> {
            deadlines.setWarnings(system, kind, ofKind.stream().map(Counted::id).toList());
            for (var round : subjects.rounds(ofKind, Counted::subjectType, Counted::subjectId)) {
                var dues = new HashMap<UUID, Due>();
                round.members().forEach((subjectId, one) -> dues.put(subjectId, one.after()));
                var told = round.subject().moved(system, kind, dues, now);
                round.members().forEach((subjectId, one) -> {
                    var subject = told.get(subjectId);
                    if (subject != null) {
                        changes.add(new Journal.Change(EventType.DEADLINE_MOVED, subject, one.data(newest.reason())));
                    }
                });
            }
        });
        journal.appendAll(system, now, changes);
    }

    private record Row(UUID id, Instant dueAt, LocalDateTime localDue, List<?> daysSkipped, String calendarVersion) {}

    private void update(Caller system, List<Counted> counted) {
        var rows = counted.stream()
                .map(one -> new Row(
                        one.id(),
                        one.after().at(),
                        one.after().local(),
                        one.after().count().skipped(),
                        String.valueOf(one.after().count().calendarVersion())))
                .toList();
        jdbc.sql("""
                        UPDATE deadline d
                           SET due_at = n."dueAt", local_due = n."localDue", days_skipped = n."daysSkipped",
                               calendar_version = n."calendarVersion",
                               fires_at = CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE n."dueAt" - b.clock_offset END
                          FROM broker b,
                               json_to_recordset(?::json) AS n (id uuid, "dueAt" timestamptz, "localDue" timestamp,
                                                                "daysSkipped" json, "calendarVersion" text)
                         WHERE b.id = ? AND d.broker_id = b.id AND d.id = n.id AND d.id = ANY (?)
                        """)
                .params(Json.MAPPER.writeValueAsString(rows), system.broker().value(), ids(counted))
                .update();
    }

    private void endWarnings(Caller system, List<Counted> moved, Instant now) {
        jdbc.sql("""
                        UPDATE deadline
                           SET state = 'cancelled', closed_at = ?, fires_at = NULL
                         WHERE broker_id = ? AND subject_id = ANY (?) AND warns_of = ANY (?) AND state = 'pending'
                        """)
                .params(Rows.at(now), system.broker().value(), subjectIds(moved), ids(moved))
                .update();
    }

    /** The other warnings stay as they are, under the new version. */
    private void keepWarnings(Caller system, List<Counted> counted, String version) {
        jdbc.sql("""
                        UPDATE deadline
                           SET calendar_version = ?
                         WHERE broker_id = ? AND subject_id = ANY (?) AND warns_of = ANY (?) AND state = 'pending'
                        """)
                .params(version, system.broker().value(), subjectIds(counted), ids(counted))
                .update();
    }

    private static UUID[] ids(List<Counted> counted) {
        return counted.stream().map(Counted::id).toArray(UUID[]::new);
    }

    private static UUID[] subjectIds(List<Counted> counted) {
        return counted.stream().map(Counted::subjectId).toArray(UUID[]::new);
    }
}
