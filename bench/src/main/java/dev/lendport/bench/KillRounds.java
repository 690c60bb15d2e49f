package dev.lendport.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the server again and again at a random moment while it makes and delivers events, and starts it anew. In the end
 * the journal in the database is the truth: every event of it must have arrived, and what arrived twice must have been in
 * flight at a kill.
 */
final class KillRounds {
    private static final int PER_SECOND = 500;
    private static final int EVENTS_A_ROUND = 1_000;
    private static final int MOST_MILLISECONDS_LATER = 500;
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int TOLD_EVERY = 10;
    private static final long SEED = 20_261_121;

    private final BenchDatabase database;
    private final CallbackBench.Servers servers;
    private final Arrivals arrivals;
    private final List<Subscriber> subscribers;
    private final PrintStream out;
    private final Random random = new Random(SEED);
    private final Set<UUID> inFlight = new HashSet<>();
    private long sumInFlight;

    KillRounds(
            BenchDatabase database,
            CallbackBench.Servers servers,
            Arrivals arrivals,
            List<Subscriber> subscribers,
            PrintStream out) {
        this.database = database;
        this.servers = servers;
        this.arrivals = arrivals;
        this.subscribers = List.copyOf(subscribers);
        this.out = out;
    }

    void run(ServerProcess first, int rounds) throws IOException, SQLException, InterruptedException {
        try (var queue = new CallbackQueue(database);
                var load = new EventLoad(subscribers, PER_SECOND)) {
            queue.awaitSettled();
            var before = queue.journalled();
            arrivals.clear();
            var afterReady = new double[rounds];
            var afterKill = new double[rounds];
            var server = first;
            load.sendTo(server.port());
            for (int round = 0; round < rounds; round++) {
                awaitEvents(load, load.accepted() + EVENTS_A_ROUND);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_MILLISECONDS_LATER)));
                long killed = System.nanoTime();
                server.kill();
                load.pause();
                var left = queue.inFlight();
                inFlight.addAll(left);
                sumInFlight += left.size();
                long started = System.nanoTime();
                server = servers.start();
                long ready = System.nanoTime();
                load.sendTo(server.port());
                awaitArrival(started);
                afterKill[round] = (System.nanoTime() - killed) / 1e9;
                afterReady[round] = (System.nanoTime() - ready) / 1e9;
                if ((round + 1) % TOLD_EVERY == 0) {
                    out.printf(Locale.ROOT, "%d kills%n", round + 1);
                }
            }
            awaitEvents(load, load.accepted() + EVENTS_A_ROUND);
            load.pause();
            queue.awaitSettled();
            var journalled = queue.journalled();
            journalled.removeAll(before);
            report(rounds, journalled, load);
            tell("from the server's being ready again to the next delivery", afterReady);
            tell("from the kill to the next delivery", afterKill);
        }
    }

    private void report(int rounds, Set<UUID> journalled, EventLoad load) {
        long lost = journalled.stream().filter(id -> arrivals.of(id) == null).count();
        long confirmedAndLost = load.sent().stream()
                .filter(event -> !journalled.contains(event.id()))
                .count();
        var unexplained = arrivals.repeated();
        unexplained.removeAll(inFlight);
        out.printf(
                Locale.ROOT,
                "%d kills over %d events (%d requests cut off): lost %d; confirmed but not in the journal %d; came again "
                        + "%d of %d in flight at a kill, and of others %d%n",
                rounds,
                journalled.size(),
                load.failed(),
                lost,
                confirmedAndLost,
                arrivals.repetitions(),
                sumInFlight,
                unexplained.size());
    }

    private void tell(String what, double[] seconds) {
        double longest = 0;
        for (double one : seconds) {
            longest = Math.max(longest, one);
        }
        out.printf(Locale.ROOT, "%s: median %.2f s, longest %.2f s%n", what, Statistics.median(seconds), longest);
    }

    private static void awaitEvents(EventLoad load, int accepted) {
        while (load.accepted() < accepted) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private void awaitArrival(long sinceNanos) {
        while (!arrivals.anySince(sinceNanos)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
