package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What is due by the database's clock. The deadlines of a broker and kind fire together; when they cannot, each fires
 * alone, and only the one that cannot is tried again later.
 */
@Component
class DueDeadlines {
    private static final Logger log = LoggerFactory.getLogger(DueDeadlines.class);
    private static final int LOOK_AT_MOST = 2_000;
    private static final int BATCH = 200;
    private static final int AFTER_FAILURE_SECONDS = 60;
    private static final int WHILE_LOCKED_SECONDS = 1;
    private static final String CANCELED_STATEMENT = "57014";

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Firing firing;

    DueDeadlines(Transactions transactions, JdbcClient jdbc, Firing firing) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.firing = firing;
    }

    /** Deadlines of one broker and kind that are due, so many of them among those looked at. */
    record Group(BrokerId broker, Mode mode, DeadlineKind kind, int size) {
        int batches() {
            return (size + BATCH - 1) / BATCH;
        }

        Caller system() {
            return Caller.onBehalfOf(broker, Actor.SYSTEM, mode, Language.PT);
        }
    }

    /** What is due, as far as it can be seen at a glance: the earliest. */
    List<Group> groups() {
        return transactions.asSystem(() -> jdbc.sql("""
                        SELECT d.broker_id, b.mode, d.kind, count(*) AS size
                          FROM (SELECT broker_id, kind
                                  FROM deadline
                                 WHERE state = 'pending' AND fires_at <= now()
                                 ORDER BY fires_at
                                 LIMIT ?) AS d
                          JOIN broker b ON b.id = d.broker_id
                         GROUP BY d.broker_id, b.mode, d.kind
                        """)
                .param(LOOK_AT_MOST)
                .query((row, n) -> new Group(
                        new BrokerId(row.getObject("broker_id", UUID.class)),
                        Mode.valueOf(row.getString("mode")),
                        DeadlineKind.ofWire(row.getString("kind")),
                        row.getInt("size")))
                .list());
    }

    /** How long there is until the next is due, but no longer than that. */
    Duration untilNext(Duration most) {
        return transactions.asSystem(() -> jdbc.sql("""
                        SELECT ceil(extract(epoch FROM fires_at - clock_timestamp()) * 1000)::bigint
                          FROM deadline
                         WHERE state = 'pending' AND fires_at <= now() + ? * interval '1 millisecond'
                         ORDER BY fires_at
                         LIMIT 1
                        """)
                .param(most.toMillis())
                .query(Long.class)
                .optional()
                .map(wait -> Duration.ofMillis(Math.clamp(wait, 0, most.toMillis())))
                .orElse(most));
    }

    /** Fires a batch of a group; answers how many, which may be none when others are at it. */
    int fire(Group group) {
        try {
            return fired(group.system(), now -> {
                var fired = firing.batch(group.system(), group.kind(), BATCH, now);
                if (fired.isEmpty()) {
                    reckonAnew(group);
                }
                return fired;
            });
        } catch (RuntimeException failed) {
            if (isAway(failed)) {
                throw failed;
            }
            return fireOneByOne(group);
        }
    }

    /** What the timer may fire, but the test clock is not there yet, waits until it is: the timer would come for ever. */
    private void reckonAnew(Group group) {
        if (group.mode() == Mode.LIVE) {
            return;
        }
        jdbc.sql("""
                        UPDATE deadline d
                           SET fires_at = CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE d.due_at - b.clock_offset END
                          FROM broker b
                         WHERE b.id = ? AND d.broker_id = b.id AND d.id = ANY (ARRAY(
                               SELECT early.id
                                 FROM deadline early
                                WHERE early.broker_id = b.id AND early.kind = ? AND early.state = 'pending'
                                  AND early.fires_at <= now()
                                  AND early.due_at > coalesce(b.clock_frozen_at, now() + b.clock_offset)
                                LIMIT ?
                                  FOR UPDATE SKIP LOCKED))
                        """).params(group.broker().value(), group.kind().wire(), BATCH).update();
    }

    private int fireOneByOne(Group group) {
        var due = transactions.asSystem(() -> jdbc.sql("""
                        SELECT id FROM deadline
                         WHERE broker_id = ? AND kind = ? AND state = 'pending' AND fires_at <= now()
                         ORDER BY due_at LIMIT ?
                        """)
                .params(group.broker().value(), group.kind().wire(), BATCH)
                .query(UUID.class)
                .list());
        int fired = 0;
        for (var id : due) {
            fired += fireAlone(group, id);
        }
        return fired;
    }

    private int fireAlone(Group group, UUID id) {
        try {
            return fired(group.system(), now -> firing.one(group.system(), id, now));
        } catch (PessimisticLockingFailureException busy) {
            // Somebody acts on the case this moment; whether in time, the handler will see.
            postpone(group, id, WHILE_LOCKED_SECONDS);
        } catch (RuntimeException failed) {
            if (isAway(failed)) {
                throw failed;
            }
            log.error(
                    "deadline {} ({}) of broker {} cannot be fired and is tried again in {} s; no other waits for it",
                    id,
                    group.kind(),
                    group.broker(),
                    AFTER_FAILURE_SECONDS,
                    failed);
            postpone(group, id, AFTER_FAILURE_SECONDS);
        }
        return 0;
    }

    private void postpone(Group group, UUID id, int seconds) {
        transactions.asSystem(
                () -> jdbc.sql("""
                        UPDATE deadline SET fires_at = now() + ? * interval '1 second'
                         WHERE broker_id = ? AND id = ? AND state = 'pending' AND fires_at IS NOT NULL
                        """).params(seconds, group.broker().value(), id).update());
    }

    private int fired(Caller system, Transactions.Work<List<DeadlineTimer.Fired>> work) {
        var outcome = transactions.<List<DeadlineTimer.Fired>>write(system, now -> {
            giveUpSoon();
            return Outcome.done(isClockHeld(system) ? work.at(now) : List.of());
        });
        return switch (outcome) {
            case Outcome.Done<List<DeadlineTimer.Fired>>(var fired) -> fired.size();
            case Outcome.Refused<List<DeadlineTimer.Fired>> refused -> 0;
        };
    }

    /** Held while deadlines fire, as they set others; who turns a test clock this moment goes first. */
    private boolean isClockHeld(Caller system) {
        return switch (system.mode()) {
            case LIVE -> true;
            case SANDBOX ->
                jdbc.sql("SELECT id FROM broker WHERE id = ? FOR SHARE SKIP LOCKED")
                        .param(system.broker().value())
                        .query(UUID.class)
                        .optional()
                        .isPresent();
        };
    }

    /**
     * A node that hangs, or whose machine is gone without a word, loses its connection and with it the locks after three
     * seconds, and other nodes fire instead. Who acts on a case goes first: the timer waits for its row less long than
     * PostgreSQL takes to look for a deadlock.
     */
    private void giveUpSoon() {
        jdbc.sql("""
                        SELECT set_config('idle_in_transaction_session_timeout', '3s', true),
                               set_config('statement_timeout', '4s', true), set_config('lock_timeout', '250ms', true)
                        """).query((row, n) -> n).list();
    }

    private static boolean isAway(RuntimeException failed) {
        var away = failed instanceof DataAccessResourceFailureException || failed instanceof TransactionException;
        return away
                && !(NestedExceptionUtils.getMostSpecificCause(failed) instanceof SQLException cause
                        && CANCELED_STATEMENT.equals(cause.getSQLState()));
    }
}
