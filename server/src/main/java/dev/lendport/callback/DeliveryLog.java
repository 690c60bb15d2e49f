package dev.lendport.callback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.journal.SubjectIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a partner can read of its deliveries and their attempts. */
@Component
class DeliveryLog {
    private static final int MOST_ATTEMPTS_SHOWN = 50;
    private static final String COLUMNS = """
            SELECT d.id, d.notification_type_id, e.type, d.state, d.attempts, d.created_at,
                   CASE WHEN d.state = 'pending' THEN d.due_at END AS next_attempt_at, d.last_attempt_at, d.last_status,
                   e.subject_type, e.subject_id
              FROM callback_delivery d
              JOIN journal_entry e
                ON e.broker_id = d.broker_id AND e.recorded_at = d.recorded_at AND e.entry_no = d.entry_no
            """;

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Delivery(
            UUID deliveryUniqueID,
            int notificationTypeID,
            String type,
            String status,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer lastStatus,
            @JsonUnwrapped SubjectIds about) {}

    record LoggedAttempt(
            int attempt,
            Instant attemptedAt,
            String outcome,
            @Nullable Integer status,
            int latencyMilliseconds,
            @Nullable String answer) {}

    /** Null or empty asks for all. */
    record Filter(
            @Nullable Integer notificationType,
            @Nullable String status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID before) {}

    /** The newest first: ids are made in the order of time. */
    List<Delivery> list(Caller caller, Filter filter, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE d.broker_id = :broker
                           AND (:type::int IS NULL OR d.notification_type_id = :type)
                           AND (:state::text IS NULL OR d.state = :state)
                           AND (:from::timestamptz IS NULL OR d.created_at >= :from)
                           AND (:to::timestamptz IS NULL OR d.created_at < :to)
                           AND (:before::uuid IS NULL OR d.id < :before)
                         ORDER BY d.id DESC
                         LIMIT :limit
                        """)
                .param("broker", caller.broker().value())
                .param("type", filter.notificationType())
                .param("state", filter.status())
                .param("from", Rows.atOrNull(filter.from()))
                .param("to", Rows.atOrNull(filter.to()))
                .param("before", filter.before())
                .param("limit", limit)
                .query((row, n) -> delivery(row))
                .list();
    }

    Optional<Delivery> find(Caller caller, UUID id) {
        return jdbc.sql(COLUMNS + " WHERE d.broker_id = ? AND d.id = ?")
                .params(caller.broker().value(), id)
                .query((row, n) -> delivery(row))
                .optional();
    }

    List<LoggedAttempt> attempts(Caller caller, UUID id) {
        return jdbc.sql("""
                        SELECT attempt, attempted_at, outcome, status, latency_milliseconds, answer
                          FROM callback_attempt
                         WHERE broker_id = ? AND delivery_id = ?
                         ORDER BY attempted_at DESC
                         LIMIT ?
                        """)
                .params(caller.broker().value(), id, MOST_ATTEMPTS_SHOWN)
                .query((row, n) -> new LoggedAttempt(
                        row.getInt("attempt"),
                        Rows.instant(row, "attempted_at"),
                        row.getString("outcome"),
                        row.getObject("status", Integer.class),
                        row.getInt("latency_milliseconds"),
                        row.getString("answer")))
                .list();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getInt("notification_type_id"),
                row.getString("type"),
                row.getString("state"),
                row.getInt("attempts"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "next_attempt_at"),
                Rows.instantOrNull(row, "last_attempt_at"),
                row.getObject("last_status", Integer.class),
                SubjectIds.of(row.getString("subject_type"), row.getObject("subject_id", UUID.class)));
    }
}
