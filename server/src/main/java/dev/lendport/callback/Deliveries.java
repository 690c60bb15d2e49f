package dev.lendport.callback;

import dev.lendport.background.Bell;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Follower;
import dev.lendport.journal.Placed;
import dev.lendport.journal.SubjectIds;
import dev.lendport.outcome.Json;
import dev.lendport.secret.SecretBox;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The queue of what is to be told: derived from the journal, claimed for an exchange, settled after it. */
@Component
class Deliveries implements Follower {
    static final String ECHOED_TYPE = "notificationTypeID";

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final SecretBox box;
    private final Bodies bodies;
    private final Bell bell = new Bell();

    Deliveries(Transactions transactions, JdbcTemplate jdbc, SecretBox box, Bodies bodies) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.box = box;
        this.bodies = bodies;
    }

    /** A receiver as it was when something was seen of it; whatever a partner changes of it gives it another version. */
    record Seen(Lanes.Key lane, long version) {}

    /**
     * A delivery that is this node's for a while.
     *
     * @param receiver the one it goes to
     * @param claim what settling it has to show
     * @param attempt its number in the schedule, from 1
     * @param sealedSecrets each signs; the newest first
     * @param claimedAt real time
     */
    record Claimed(
            Seen receiver,
            Mode mode,
            UUID claim,
            int attempt,
            String url,
            List<byte[]> sealedSecrets,
            Instant claimedAt,
            Message message) {
        Lanes.Key lane() {
            return receiver.lane();
        }
    }

    /**
     * What became of a claimed delivery.
     *
     * @param retryIn until the next attempt; null when there is none
     */
    record Settled(
            Claimed delivery, Attempt attempt, @Nullable Duration retryIn) {
        private static final String SUCCEEDED = "succeeded";
        private static final String FAILED = "failed";
        private static final String PENDING = "pending";

        String state() {
            if (attempt.isDelivered()) {
                return SUCCEEDED;
            }
            return retryIn == null ? FAILED : PENDING;
        }
    }

    /** Rings when there is something new to claim. */
    Bell bell() {
        return bell;
    }

    /** One statement for all: the partners without a receiver for a type cost nothing but the join. */
    @Override
    public void follow(List<Placed> entries) {
        var told =
                entries.stream().filter(entry -> notificationType(entry) != 0).toList();
        if (told.isEmpty()) {
            return;
        }
        var derived = jdbc.update(
                """
                INSERT INTO callback_delivery (broker_id, id, notification_type_id, recorded_at, entry_no)
                SELECT s.broker_id, s.id, s.notification_type_id, s.recorded_at, s.entry_no
                  FROM unnest(?, ?, ?, ?, ?) AS s (broker_id, id, notification_type_id, recorded_at, entry_no)
                  JOIN callback_receiver r ON r.broker_id = s.broker_id AND r.notification_type_id = s.notification_type_id
                 WHERE r.state = 'enabled'
                   FOR KEY SHARE OF r
                ON CONFLICT (broker_id, id) DO NOTHING
                """,
                array("uuid", told, entry -> entry.broker().value()),
                array("uuid", told, Placed::id),
                array("int4", told, Deliveries::notificationType),
                array("timestamptz", told, Placed::recordedAt),
                array("int8", told, Placed::entryNo));
        if (derived > 0) {
            bell.ringAfterCommit();
        }
    }

    private static int notificationType(Placed entry) {
        if (entry.type() == EventType.CALLBACK_ECHOED) {
            return Json.MAPPER.readTree(entry.data()).path(ECHOED_TYPE).intValue();
        }
        var type = entry.type().notificationTypeId();
        return type == null ? 0 : type;
    }

    /**
     * Claims what is due: of each enabled receiver at most what its lane has room for, so that none of them waits for
     * another. The receivers with something pending are found by jumping from one to the next in the partial index.
     *
     * @param loads the receivers that are occupied
     * @param laneLimit exchanges at once with a receiver; one that is failing is tried one at a time
     */
    List<Claimed> claim(List<Lanes.Load> loads, int laneLimit, int limit, Duration lease) {
        return transactions.asSystem(() -> jdbc.query(
                """
                WITH RECURSIVE lane AS (
                    (SELECT broker_id, notification_type_id FROM callback_delivery WHERE state = 'pending'
                      ORDER BY broker_id, notification_type_id LIMIT 1)
                    UNION ALL
                    SELECT following.broker_id, following.notification_type_id
                      FROM lane l CROSS JOIN LATERAL (
                           SELECT d.broker_id, d.notification_type_id FROM callback_delivery d
                            WHERE d.state = 'pending'
                              AND (d.broker_id, d.notification_type_id) > (l.broker_id, l.notification_type_id)
                            ORDER BY d.broker_id, d.notification_type_id LIMIT 1) AS following
                ), open_lane AS (
                    SELECT r.broker_id, r.notification_type_id,
                           least(CASE WHEN r.failing_since IS NULL THEN ? ELSE 1 END - coalesce(b.under_way, 0),
                                 coalesce(b.allowance, ?)) AS room
                      FROM lane
                      JOIN callback_receiver r USING (broker_id, notification_type_id)
                      LEFT JOIN unnest(?, ?, ?, ?) AS b (broker_id, notification_type_id, under_way, allowance)
                           ON b.broker_id = r.broker_id AND b.notification_type_id = r.notification_type_id
                     WHERE r.state = 'enabled'
                     ORDER BY random()
                ), picked AS (
                    SELECT due.broker_id, due.id
                      FROM open_lane o CROSS JOIN LATERAL (
                           SELECT d.broker_id, d.id FROM callback_delivery d
                            WHERE d.broker_id = o.broker_id AND d.notification_type_id = o.notification_type_id
                              AND d.state = 'pending' AND d.due_at <= now()
                              AND (d.claimed_until IS NULL OR d.claimed_until <= now())
                            ORDER BY d.due_at LIMIT greatest(o.room, 0)
                              FOR UPDATE SKIP LOCKED) AS due
                     LIMIT ?
                ), claimed AS (
                    UPDATE callback_delivery d
                       SET claim = gen_random_uuid(), claimed_until = now() + make_interval(secs => ?),
                           attempts = d.attempts + 1
                      FROM picked p
                     WHERE d.broker_id = p.broker_id AND d.id = p.id
                    RETURNING d.broker_id, d.id, d.notification_type_id, d.recorded_at, d.entry_no, d.claim, d.attempts
                )
                SELECT c.broker_id, c.id, c.notification_type_id, c.claim, c.attempts, b.mode, r.version, r.url,
                       r.secret,
                       CASE WHEN r.previous_secret_until > now() THEN r.previous_secret END AS previous_secret,
                       now() AS claimed_at, e.type, e.subject_type, e.subject_id, e.subject_sequence, e.position,
                       e.occurred_at, e.data
                  FROM claimed c
                  JOIN callback_receiver r USING (broker_id, notification_type_id)
                  JOIN broker b ON b.id = c.broker_id
                  JOIN journal_entry e
                    ON e.broker_id = c.broker_id AND e.recorded_at = c.recorded_at AND e.entry_no = c.entry_no
                """,
                (row, n) -> claimed(row),
                laneLimit,
                laneLimit,
                array("uuid", loads, load -> load.key().broker().value()),
                array("int4", loads, load -> load.key().notificationTypeId()),
                array("int4", loads, Lanes.Load::underWay),
                array("int4", loads, Lanes.Load::allowance),
                limit,
                lease.toMillis() / 1000.0));
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        var broker = new BrokerId(row.getObject("broker_id", UUID.class));
        var type = row.getInt("notification_type_id");
        var secrets = Stream.of(row.getBytes("secret"), row.getBytes("previous_secret"))
                .filter(Objects::nonNull)
                .toList();
        return new Claimed(
                new Seen(new Lanes.Key(broker, type), row.getLong("version")),
                Mode.valueOf(row.getString("mode")),
                row.getObject("claim", UUID.class),
                row.getInt("attempts"),
                row.getString("url"),
                secrets,
                Rows.instant(row, "claimed_at"),
                message(row, type));
    }

    /** The secrets that sign a delivery, opened. */
    List<SigningSecret> secrets(Claimed delivery) {
        return delivery.sealedSecrets().stream()
                .map(kept -> SigningSecret.ofKey(box.open(delivery.lane().broker(), kept)))
                .toList();
    }

    /** What is sent, by the delivery's id; one that is missing cannot be sent now. */
    Map<UUID, byte[]> bodies(List<Claimed> claimed) {
        return bodies.of(claimed);
    }

    private static Message message(ResultSet row, int notificationType) throws SQLException {
        var type = row.getString("type");
        var data = Json.MAPPER.readTree(row.getString("data"));
        var echo = type.equals(EventType.CALLBACK_ECHOED.wire());
        return new Message(
                row.getObject("id", UUID.class),
                notificationType,
                type,
                row.getLong("subject_sequence"),
                row.getLong("position"),
                Rows.instant(row, "occurred_at"),
                echo
                        ? Json.MAPPER.treeToValue(data, SubjectIds.class)
                        : SubjectIds.of(row.getString("subject_type"), row.getObject("subject_id", UUID.class)),
                echo ? true : null,
                echo ? Json.MAPPER.createObjectNode() : data);
    }

    /** Receivers that have failed for so long that they are to be disabled. */
    List<Seen> settle(List<Settled> settled, Duration disableAfter) {
        return transactions.asSystem(() -> {
            // The receivers first, as everybody who locks both does.
            var failing = tellReceivers(settled, disableAfter);
            close(settled);
            return failing;
        });
    }

    private List<Seen> tellReceivers(List<Settled> settled, Duration disableAfter) {
        return jdbc.query(
                """
                WITH told AS (
                    SELECT broker_id, notification_type_id, bool_or(delivered) AS delivered
                      FROM unnest(?, ?, ?) AS s (broker_id, notification_type_id, delivered)
                     GROUP BY broker_id, notification_type_id
                ), changed AS (
                UPDATE callback_receiver r
                   SET failing_since = CASE WHEN t.delivered THEN NULL ELSE coalesce(r.failing_since, now()) END,
                       last_delivery_at = CASE WHEN t.delivered THEN now() ELSE r.last_delivery_at END
                  FROM told t
                 WHERE r.broker_id = t.broker_id AND r.notification_type_id = t.notification_type_id
                   AND r.state = 'enabled'
                   -- A receiver that is well is written at most once a second.
                   AND (NOT t.delivered OR r.failing_since IS NOT NULL OR r.last_delivery_at IS NULL
                        OR r.last_delivery_at < now() - interval '1 second')
                RETURNING r.broker_id, r.notification_type_id, r.version, r.failing_since)
                SELECT broker_id, notification_type_id, version FROM changed
                 WHERE failing_since <= now() - make_interval(secs => ?)
                """,
                (row, n) -> new Seen(
                        new Lanes.Key(
                                new BrokerId(row.getObject("broker_id", UUID.class)),
                                row.getInt("notification_type_id")),
                        row.getLong("version")),
                array("uuid", settled, one -> one.delivery().lane().broker().value()),
                array("int4", settled, one -> one.delivery().lane().notificationTypeId()),
                array("bool", settled, one -> one.attempt().isDelivered()),
                disableAfter.toMillis() / 1000.0);
    }

    /** The log keeps every attempt; the state follows only the one that still holds the claim. */
    private void close(List<Settled> settled) {
        jdbc.update(
                """
                WITH told AS (
                    SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        AS s (broker_id, id, claim, attempt, attempted_at, outcome, status, latency, answer, state, wait)
                ), logged AS (
                    INSERT INTO callback_attempt (broker_id, delivery_id, attempted_at, attempt, outcome, status,
                                                  latency_milliseconds, answer)
                    SELECT broker_id, id, attempted_at, attempt, outcome, status, latency, answer FROM told
                    ON CONFLICT DO NOTHING
                )
                UPDATE callback_delivery d
                   SET state = t.state, due_at = now() + make_interval(secs => coalesce(t.wait, 0)),
                       claim = NULL, claimed_until = NULL, last_attempt_at = t.attempted_at, last_status = t.status
                  FROM told t
                 WHERE d.broker_id = t.broker_id AND d.id = t.id AND d.claim = t.claim AND d.state = 'pending'
                """,
                array("uuid", settled, one -> one.delivery().lane().broker().value()),
                array("uuid", settled, one -> one.delivery().message().id()),
                array("uuid", settled, one -> one.delivery().claim()),
                array("int4", settled, one -> one.delivery().attempt()),
                array("timestamptz", settled, one -> Rows.at(one.delivery().claimedAt())),
                array("text", settled, one -> one.attempt().outcome().wire()),
                array("int4", settled, one -> one.attempt().status()),
                array("int4", settled, one -> one.attempt().latencyMilliseconds()),
                array("text", settled, one -> one.attempt().answer()),
                array("text", settled, Settled::state),
                array(
                        "float8",
                        settled,
                        one -> one.retryIn() == null ? null : one.retryIn().toMillis() / 1000.0));
    }

    /** What was still to be sent to a receiver never will be. */
    void cancel(Caller caller, int notificationTypeId) {
        jdbc.update("""
                UPDATE callback_delivery SET state = 'canceled', claim = NULL, claimed_until = NULL
                 WHERE broker_id = ? AND notification_type_id = ? AND state = 'pending'
                """, caller.broker().value(), notificationTypeId);
    }

    /** Makes a delivery due now, with its schedule from the start; a claim that is out loses its hold. */
    void resend(Caller caller, UUID id) {
        jdbc.update("""
                UPDATE callback_delivery
                   SET state = 'pending', attempts = 0, due_at = now(), claim = NULL, claimed_until = NULL
                 WHERE broker_id = ? AND id = ?
                """, caller.broker().value(), id);
        bell.ringAfterCommit();
    }

    private <T> Array array(String type, List<T> values, Function<T, @Nullable Object> element) {
        @Nullable Object[] elements = new @Nullable Object[values.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element.apply(values.get(i));
        }
        return Rows.array(jdbc, type, elements);
    }
}
