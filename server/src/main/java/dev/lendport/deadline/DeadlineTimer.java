package dev.lendport.deadline;

import dev.lendport.background.Bell;
import dev.lendport.background.Loop;
import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import java.time.Duration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fires what is due. Every node looks, the earliest first, and sleeps until the next is due; who fires a deadline is
 * settled by its row's lock, in the transaction that changes the state.
 */
@Component
public class DeadlineTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeadlineTimer.class);

    /** How late a deadline can be that was set, by whichever node, for a moment nearer than this. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private static final Duration OTHERS_ARE_AT_IT = Duration.ofMillis(20);
    private static final int WORKERS = 2;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final DueDeadlines due;
    private final Firing firing;
    private final Loop loop = new Loop("deadlines", new Bell(), LOOK_EVERY, this::round);
    private volatile ExecutorService workers = pool();

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
        workers = pool();
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        workers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private static ExecutorService pool() {
        return Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("deadlines-", 1).daemon().factory());
    }

    /** Fires what is due by now. */
    private Duration round() throws InterruptedException {
        var groups = due.groups();
        if (groups.isEmpty()) {
            return due.untilNext(LOOK_EVERY);
        }
        return fire(groups) > 0 ? Duration.ZERO : OTHERS_ARE_AT_IT;
    }

    private int fire(List<DueDeadlines.Group> groups) throws InterruptedException {
        var batches = new ArrayList<Callable<Integer>>();
        for (var group : groups) {
            for (int i = 0; i < group.batches(); i++) {
                batches.add(() -> isRunning() ? due.fire(group) : 0);
            }
        }
        // Nodes that look at the same moment begin in different places.
        Collections.shuffle(batches);
        int fired = 0;
        for (var batch : workers.invokeAll(batches)) {
            try {
                fired += batch.get();
            } catch (ExecutionException failed) {
                if (isRunning()) {
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
