package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Fires what is due. Every node looks, the earliest first, and sleeps until the next is due; who fires a deadline is
 * settled by its row's lock, in the transaction that changes the state.
 */
@Component
public class DeadlineTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeadlineTimer.class);

    /** How late a deadline can be that was set, by whichever node, for a moment nearer than this. */
    private static final long LOOK_AGAIN_MILLISECONDS = 250;

    private static final long OTHERS_ARE_AT_IT_MILLISECONDS = 20;
    private static final int WORKERS = 2;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final DueDeadlines due;
    private final Firing firing;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;
    private Thread looking = new Thread(this::work);

    DeadlineTimer(Transactions transactions, JdbcClient jdbc, DueDeadlines due, Firing firing) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.due = due;
        this.firing = firing;
    }

    /** A deadline that was fired, and what came of it. */
    public record Fired(Instant due, String kind, UUID subject, String outcome) {}

    @Override
    public void start() {
        running = true;
        stopping.drainPermits();
        looking = Thread.ofPlatform().name("deadlines").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
        try {
            looking.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        var threads = Thread.ofPlatform().name("deadlines-", 1).daemon().factory();
        try (var workers = Executors.newFixedThreadPool(WORKERS, threads)) {
            while (running) {
                if (stopping.tryAcquire(lookAndFire(workers), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fires what is due by now; answers how many milliseconds there is nothing to do. */
    private long lookAndFire(ExecutorService workers) throws InterruptedException {
        try {
            var groups = due.groups();
            if (groups.isEmpty()) {
                return due.millisecondsToNext(LOOK_AGAIN_MILLISECONDS);
            }
            return fire(workers, groups) > 0 ? 0 : OTHERS_ARE_AT_IT_MILLISECONDS;
        } catch (DataAccessException | TransactionException away) {
            if (running) {
                log.warn("deadlines wait for the database: {}", away.getMessage());
            }
        } catch (RuntimeException failed) {
            log.error("looking for deadlines failed", failed);
        }
        return LOOK_AGAIN_MILLISECONDS;
    }

    private int fire(ExecutorService workers, List<DueDeadlines.Group> groups) throws InterruptedException {
        var batches = new ArrayList<Callable<Integer>>();
        for (var group : groups) {
            for (int i = 0; i < group.batches(); i++) {
                batches.add(() -> running ? due.fire(group) : 0);
            }
        }
        // Nodes that look at the same moment begin in different places.
        Collections.shuffle(batches);
        int fired = 0;
        for (var batch : workers.invokeAll(batches)) {
            try {
                fired += batch.get();
            } catch (ExecutionException failed) {
                if (running) {
                    log.warn("deadlines wait: {}", String.valueOf(failed.getCause()));
                }
            }
        }
        return fired;
    }

    /** Fires one broker's deadlines that fell due first by its clock, at one instant; none when nothing is due. */
    public List<Fired> fireEarliest(Caller caller) {
        var system = caller.as(Actor.SYSTEM);
        var outcome = transactions.<List<Fired>>write(system, now -> Outcome.done(firing.earliest(system, now)));
        return switch (outcome) {
            case Outcome.Done<List<Fired>>(var fired) -> fired;
            case Outcome.Refused<List<Fired>> refused -> List.of();
        };
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
}
