package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Language;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Outcome;
import dev.lendport.caller.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Fires what is due. Every node looks; the row's lock lets one of them fire it, in the transaction that changes the
 * state. A deadline that cannot be fired is tried again a minute later and does not hold up the others.
 */
@Component
public class DeadlineTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeadlineTimer.class);
    private static final long LOOK_EVERY_MILLISECONDS = 250;
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Map<DeadlineKind, DeadlineHandler> handlers = new EnumMap<>(DeadlineKind.class);
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;
    private Thread worker = new Thread(this::work);

    DeadlineTimer(Transactions transactions, JdbcClient jdbc, List<DeadlineHandler> handlers) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        handlers.forEach(handler -> this.handlers.put(handler.kind(), handler));
    }

    private record Candidate(BrokerId broker, Mode mode, UUID id) {}

    private record Open(DeadlineKind kind, UUID subjectId, Instant dueAt) {}

    /** A deadline that was fired, and what came of it. */
    public record Fired(Instant due, String kind, UUID subject, String outcome) {}

    @Override
    public void start() {
        running = true;
        stopping.drainPermits();
        worker = Thread.ofPlatform().name("deadlines").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                if (!firesFullBatch() && stopping.tryAcquire(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more to fire at once. */
    private boolean firesFullBatch() {
        try {
            return fireDue() == BATCH;
        } catch (DataAccessException | TransactionException away) {
            if (running) {
                log.warn("deadlines wait for the database: {}", away.getMessage());
            }
            return false;
        }
    }

    private int fireDue() {
        var candidates = transactions.asSystem(() -> jdbc.sql("""
                        SELECT d.broker_id, b.mode, d.id
                          FROM deadline d JOIN broker b ON b.id = d.broker_id
                         WHERE d.state = 'pending' AND d.fires_at <= now()
                         ORDER BY d.fires_at
                         LIMIT ?
                        """)
                .param(BATCH)
                .query((row, n) -> new Candidate(
                        new BrokerId(row.getObject("broker_id", UUID.class)),
                        Mode.valueOf(row.getString("mode")),
                        row.getObject("id", UUID.class)))
                .list());
        for (var candidate : candidates) {
            if (running) {
                fireOrPostpone(candidate);
            }
        }
        return candidates.size();
    }

    private void fireOrPostpone(Candidate candidate) {
        try {
            firedBy(system(candidate.broker(), candidate.mode()), (system, now) -> fire(system, candidate.id(), now));
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException failed) {
            log.error("deadline {} of {} failed", candidate.id(), candidate.broker(), failed);
            transactions.asSystem(() -> jdbc.sql("""
                            UPDATE deadline SET fires_at = now() + interval '1 minute'
                             WHERE broker_id = ? AND id = ? AND state = 'pending'
                            """)
                    .params(candidate.broker().value(), candidate.id())
                    .update());
        }
    }

    /** Fires one broker's next deadline that is due by its clock, the earliest first; empty when none is left. */
    public Optional<Fired> fireNext(Caller caller) {
        return firedBy(
                system(caller.broker(), caller.mode()),
                (system, now) -> jdbc.sql("""
                        SELECT id FROM deadline
                         WHERE broker_id = ? AND state = 'pending' AND due_at <= ?
                         ORDER BY due_at, id LIMIT 1
                           FOR UPDATE
                        """)
                        .params(system.broker().value(), now.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .optional()
                        .flatMap(id -> fire(system, id, now)));
    }

    /** When one broker's next deadline is due. */
    public Optional<Instant> nextDue(Caller caller) {
        return transactions.read(
                caller,
                now -> jdbc.sql("""
                        SELECT due_at FROM deadline WHERE broker_id = ? AND state = 'pending' ORDER BY due_at LIMIT 1
                        """)
                        .param(caller.broker().value())
                        .query((row, n) ->
                                row.getObject(1, OffsetDateTime.class).toInstant())
                        .optional());
    }

    private Optional<Fired> firedBy(Caller system, BiFunction<Caller, Instant, Optional<Fired>> firing) {
        var outcome = transactions.<Optional<Fired>>write(system, now -> Outcome.done(firing.apply(system, now)));
        return switch (outcome) {
            case Outcome.Done<Optional<Fired>>(var fired) -> fired;
            case Outcome.Refused<Optional<Fired>> refused -> Optional.empty();
        };
    }

    private Optional<Fired> fire(Caller system, UUID id, Instant now) {
        var found = jdbc.sql("""
                        SELECT kind, subject_id, due_at FROM deadline
                         WHERE broker_id = ? AND id = ? AND state = 'pending' AND due_at <= ?
                           FOR UPDATE SKIP LOCKED
                        """)
                .params(system.broker().value(), id, now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Open(
                        DeadlineKind.ofWire(row.getString("kind")),
                        row.getObject("subject_id", UUID.class),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .optional();
        return found.map(deadline -> {
            var handler = handlers.get(deadline.kind());
            if (handler == null) {
                throw new IllegalStateException("nothing handles " + deadline.kind());
            }
            var outcome = handler.fire(system, deadline.subjectId(), now);
            jdbc.sql("""
                            UPDATE deadline SET state = 'fired', closed_at = ?, fires_at = NULL, outcome = ?
                             WHERE broker_id = ? AND id = ?
                            """)
                    .params(
                            now.atOffset(ZoneOffset.UTC),
                            outcome,
                            system.broker().value(),
                            id)
                    .update();
            return new Fired(deadline.dueAt(), deadline.kind().wire(), deadline.subjectId(), outcome);
        });
    }

    private static Caller system(BrokerId broker, Mode mode) {
        return Caller.onBehalfOf(broker, Actor.SYSTEM, mode, Language.PT);
    }
}
