package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Language;
import dev.lendport.caller.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadlines of cases: set, cancelled and shown with the case they belong to. */
@Component
public class Deadlines {
    private static final Texts TEXTS = Texts.of("deadline");

    private final JdbcClient jdbc;

    Deadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One deadline as the API shows it. */
    public record Shown(
            String kind,
            Instant dueAt,
            LocalDateTime localDateTime,
            String zone,
            String rule,
            String outcome,
            String state,
            int daysCounted) {}

    /** Sets a deadline in the transaction that is open. */
    public void set(Caller caller, DeadlineKind kind, String subjectType, UUID subjectId, Due due) {
        jdbc.sql("""
                        INSERT INTO deadline (broker_id, id, kind, subject_type, subject_id, due_at, local_due, zone, rule,
                                              days_counted, silence_outcome, fires_at)
                        SELECT b.id, ?, ?, ?, ?, d.due_at, ?, ?, ?, ?, ?,
                               CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE d.due_at - b.clock_offset END
                          FROM broker b, (VALUES (?::timestamptz)) AS d (due_at)
                         WHERE b.id = ?
                        """)
                .params(
                        Ids.next(),
                        kind.wire(),
                        subjectType,
                        subjectId,
                        due.local(),
                        due.zone().getId(),
                        kind.wire() + ".rule",
                        due.daysCounted(),
                        kind.wire() + ".outcome",
                        due.at().atOffset(ZoneOffset.UTC),
                        caller.broker().value())
                .update();
    }

    /** Ends the waiting of a kind for a subject: somebody acted. */
    public void cancel(Caller caller, DeadlineKind kind, UUID subjectId, Instant now) {
        jdbc.sql("""
                        UPDATE deadline
                           SET state = 'cancelled', closed_at = ?, fires_at = NULL
                         WHERE broker_id = ? AND subject_id = ? AND kind = ? AND state = 'pending'
                        """)
                .params(now.atOffset(ZoneOffset.UTC), caller.broker().value(), subjectId, kind.wire())
                .update();
    }

    /** All of a subject's deadlines, in the order they fall due. */
    public List<Shown> of(Caller caller, UUID subjectId) {
        return jdbc.sql("""
                        SELECT kind, due_at, local_due, zone, rule, silence_outcome, state, days_counted
                          FROM deadline
                         WHERE broker_id = ? AND subject_id = ?
                         ORDER BY due_at, id
                        """)
                .params(caller.broker().value(), subjectId)
                .query((row, n) -> new Shown(
                        row.getString("kind"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getObject("local_due", LocalDateTime.class),
                        row.getString("zone"),
                        text(caller.language(), row.getString("rule")),
                        text(caller.language(), row.getString("silence_outcome")),
                        row.getString("state"),
                        row.getInt("days_counted")))
                .list();
    }

    private static String text(Language language, String key) {
        return TEXTS.text(language, key);
    }
}
