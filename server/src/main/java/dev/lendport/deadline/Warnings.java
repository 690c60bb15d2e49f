package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a case that one of its deadlines is near. */
@Component
class Warnings {
    private final JdbcClient jdbc;
    private final Journal journal;
    private final DeadlineSubjects subjects;

    Warnings(JdbcClient jdbc, Journal journal, DeadlineSubjects subjects) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.subjects = subjects;
    }

    private record Warning(
            UUID id, String subjectType, UUID subjectId, int hours, UUID deadlineId, String kind, Instant dueAt) {
        static Warning of(ResultSet row) throws SQLException {
            int hours = row.getInt("warns_hours");
            return new Warning(
                    row.getObject("id", UUID.class),
                    row.getString("subject_type"),
                    row.getObject("subject_id", UUID.class),
                    hours,
                    row.getObject("warns_of", UUID.class),
                    row.getString("warns_kind"),
                    Rows.instant(row, "due_at").plus(Duration.ofHours(hours)));
        }

        Map<String, Object> data() {
            return Map.of("kind", kind, "dueAt", dueAt, "hours", hours);
        }
    }

    /** Gives those warnings whose deadline is still ahead and waited for; answers what became of each. */
    Map<UUID, String> give(Caller system, List<UUID> ids, Instant now) {
        var due = jdbc.sql("""
                        SELECT id, subject_type, subject_id, warns_of, warns_kind, warns_hours, due_at
                          FROM deadline
                         WHERE broker_id = ? AND id = ANY (?)
                         ORDER BY due_at, id
                        """)
                .params(system.broker().value(), ids.toArray(UUID[]::new))
                .query((row, n) -> Warning.of(row))
                .list();
        var pending = pending(system, due);
        var warnings = due.stream()
                .filter(warning -> pending.contains(warning.deadlineId())
                        && warning.dueAt().isAfter(now))
                .toList();
        var changes = new ArrayList<Journal.Change>();
        var outcomes = new HashMap<UUID, String>();
        for (var round : subjects.rounds(warnings, Warning::subjectType, Warning::subjectId)) {
            var told = round.subject().warned(system, round.members().keySet(), now);
            round.members().forEach((subjectId, warning) -> {
                var subject = told.get(subjectId);
                if (subject != null) {
                    changes.add(new Journal.Change(EventType.DEADLINE_WARNED, subject, warning.data()));
                    outcomes.put(warning.id(), "warned");
                }
            });
        }
        journal.appendAll(system, now, changes);
        return outcomes;
    }

    /** Asked by itself: joined, a plan made when there were few deadlines would compare each with each. */
    private Set<UUID> pending(Caller system, List<Warning> warnings) {
        var deadlineIds = warnings.stream().map(Warning::deadlineId).distinct().toArray(UUID[]::new);
        return Set.copyOf(jdbc.sql("SELECT id FROM deadline WHERE broker_id = ? AND id = ANY (?) AND state = 'pending'")
                .params(system.broker().value(), deadlineIds)
                .query(UUID.class)
                .list());
    }
}
