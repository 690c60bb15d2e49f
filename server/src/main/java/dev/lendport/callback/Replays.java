package dev.lendport.callback;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends a stretch of the feed again. A replay is a row with a place in the feed; every step moves it by some positions
 * and makes what is there due again, in one statement and one transaction, so a kill loses nothing and no step holds more
 * than its batch. It waits while much of what it queued is still to be sent, and goes behind what is due already.
 */
@Component
class Replays {
    private static final int POSITIONS_A_STEP = 1_000;
    private static final int MOST_PENDING = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Journal journal;
    private final Deliveries deliveries;

    Replays(Transactions transactions, JdbcClient jdbc, JdbcTemplate template, Journal journal, Deliveries deliveries) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.template = template;
        this.journal = journal;
        this.deliveries = deliveries;
    }

    /** How far a replay is, as the partner sees it. */
    record Progress(
            UUID replayUniqueID,
            String status,
            Instant from,
            Instant to,
            @Nullable Integer notificationTypeID,
            long position,
            long lastPosition,
            long queued,
            Instant createdAt,
            @Nullable Instant completedAt) {}

    private record Running(
            UUID broker,
            UUID id,
            @Nullable Integer type,
            OffsetDateTime from,
            OffsetDateTime to,
            long position,
            long lastPosition) {}

    /** Covers what has its position by now. */
    UUID begin(Caller caller, Instant from, Instant to, @Nullable Integer notificationTypeId) {
        var id = Ids.next();
        jdbc.sql("""
                        INSERT INTO callback_replay (broker_id, id, notification_type_id, from_at, to_at, last_position)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caller.broker().value(),
                        id,
                        new SqlParameterValue(Types.INTEGER, notificationTypeId),
                        Rows.at(from),
                        Rows.at(to),
                        journal.lastPosition(caller))
                .update();
        return id;
    }

    Optional<Progress> find(Caller caller, UUID id) {
        return jdbc.sql("""
                        SELECT id, state, from_at, to_at, notification_type_id, position, last_position, queued, created_at,
                               completed_at
                          FROM callback_replay WHERE broker_id = ? AND id = ?
                        """)
                .params(caller.broker().value(), id)
                .query((row, n) -> new Progress(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        Rows.instant(row, "from_at"),
                        Rows.instant(row, "to_at"),
                        row.getObject("notification_type_id", Integer.class),
                        row.getLong("position"),
                        row.getLong("last_position"),
                        row.getLong("queued"),
                        Rows.instant(row, "created_at"),
                        Rows.instantOrNull(row, "completed_at")))
                .optional();
    }

    @Scheduled(fixedDelayString = "PT0.25S")
    void run() {
        while (transactions.asSystem(this::step)) {
            // As long as there is something to move.
        }
    }

    /** Moves the replay that waits longest by one step; false when none is to be moved now. */
    private boolean step() {
        var running = jdbc.sql("""
                        SELECT p.broker_id, p.id, p.notification_type_id, p.from_at, p.to_at, p.position, p.last_position
                          FROM callback_replay p
                         WHERE p.state = 'running'
                           AND (SELECT count(*) FROM (
                                    SELECT FROM callback_delivery d
                                     WHERE d.broker_id = p.broker_id AND d.state = 'pending' LIMIT ?) AS waiting) < ?
                         ORDER BY p.created_at
                         LIMIT 1
                           FOR UPDATE SKIP LOCKED
                        """)
                .params(MOST_PENDING, MOST_PENDING)
                .query((row, n) -> new Running(
                        row.getObject("broker_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("notification_type_id", Integer.class),
                        row.getObject("from_at", OffsetDateTime.class),
                        row.getObject("to_at", OffsetDateTime.class),
                        row.getLong("position"),
                        row.getLong("last_position")))
                .optional();
        running.ifPresent(this::move);
        return running.isPresent();
    }

    private void move(Running replay) {
        long upTo = Math.min(replay.lastPosition(), replay.position() + POSITIONS_A_STEP);
        var told = Arrays.stream(EventType.values())
                .filter(type -> type.notificationTypeId() != null)
                .toList();
        int queued = template.update(
                """
                INSERT INTO callback_delivery (broker_id, id, notification_type_id, recorded_at, entry_no)
                SELECT e.broker_id, e.id, r.notification_type_id, e.recorded_at, e.entry_no
                  FROM journal_entry e
                  JOIN unnest(?, ?) AS t (type, notification_type_id) ON t.type = e.type
                  JOIN callback_receiver r
                    ON r.broker_id = e.broker_id AND r.notification_type_id = t.notification_type_id
                   AND r.state = 'enabled'
                 WHERE e.broker_id = ? AND e.position > ? AND e.position <= ?
                   AND e.occurred_at >= ? AND e.occurred_at < ?
                   AND (?::int IS NULL OR t.notification_type_id = ?)
                 ORDER BY e.position
                ON CONFLICT (broker_id, id) DO UPDATE
                   SET state = 'pending', attempts = 0, due_at = now(), claim = NULL, claimed_until = NULL
                 WHERE callback_delivery.state <> 'pending'
                """,
                Rows.array(template, "text", told.stream().map(EventType::wire).toArray()),
                Rows.array(
                        template,
                        "int4",
                        told.stream().map(EventType::notificationTypeId).toArray()),
                replay.broker(),
                replay.position(),
                upTo,
                replay.from(),
                replay.to(),
                new SqlParameterValue(Types.INTEGER, replay.type()),
                new SqlParameterValue(Types.INTEGER, replay.type()));
        template.update("""
                UPDATE callback_replay
                   SET position = ?, queued = queued + ?,
                       state = CASE WHEN ? >= last_position THEN 'done' ELSE 'running' END,
                       completed_at = CASE WHEN ? >= last_position THEN now() END
                 WHERE broker_id = ? AND id = ?
                """, upTo, queued, upTo, upTo, replay.broker(), replay.id());
        deliveries.bell().ringAfterCommit();
    }
}
