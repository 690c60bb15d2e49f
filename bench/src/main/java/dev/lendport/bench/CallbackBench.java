package dev.lendport.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the callbacks of the real server at real receivers, signed and over HTTPS: how many a second and how late, what
 * receivers that hang or drip cost the others, and what a kill loses or repeats.
 */
final class CallbackBench {
    private static final PrintStream OUT = System.out;
    private static final long MEMORY_ROOM_BYTES = 4L << 30;
    private static final int PER_SECOND = 1_000;
    private static final int PER_SECOND_COMPARED = 500;
    private static final int MOST_KILLS = 100;
    private static final int FEW_KILLS = 5;

    private final Path script;
    private final Path folder;

    CallbackBench(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /**
     * How much of it.
     *
     * @param turns of receivers that misbehave, and as many without
     * @param kills rounds of them
     */
    record Extent(Duration warmUp, Duration rate, int turns, Duration turn, int kills) {
        /**
         * Reads what is asked for; empty when it cannot be read.
         *
         * @param asked {@code quick}, {@code rate}, {@code slow}, {@code kill} or nothing for all, and how many kills
         */
        static Optional<Extent> of(List<String> asked) {
            var numbers = asked.stream().filter(Extent::isNumber).toList();
            var parts = asked.stream().filter(word -> !isNumber(word)).toList();
            if (numbers.size() > 1 || parts.size() > 1) {
                return Optional.empty();
            }
            int kills = numbers.isEmpty() ? MOST_KILLS : Integer.parseInt(numbers.getFirst());
            return switch (parts.isEmpty() ? "" : parts.getFirst()) {
                case "" -> Optional.of(of(30, 300, 5, 20, kills));
                case "quick" -> Optional.of(of(15, 30, 1, 10, numbers.isEmpty() ? FEW_KILLS : kills));
                case "rate" -> Optional.of(of(30, 300, 0, 0, 0));
                case "slow" -> Optional.of(of(30, 0, 5, 20, 0));
                case "kill" -> Optional.of(of(0, 0, 0, 0, kills));
                default -> Optional.empty();
            };
        }

        private static Extent of(int warmUpSeconds, int rateSeconds, int turns, int turnSeconds, int kills) {
            return new Extent(
                    Duration.ofSeconds(warmUpSeconds),
                    Duration.ofSeconds(rateSeconds),
                    turns,
                    Duration.ofSeconds(turnSeconds),
                    kills);
        }

        private static boolean isNumber(String text) {
            return text.matches("[0-9]{1,4}");
        }
    }

    /** One database with its server and the receivers. */
    private record Stage(
            BenchDatabase database,
            ServerProcess server,
            Receiver receiver,
            Arrivals arrivals,
            Subscribers subscribers) {}

    void run(Extent extent) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        var storage = Storage.memory(MEMORY_ROOM_BYTES).orElseGet(() -> Storage.disk(folder));
        var arrivals = new Arrivals();
        try (var atExit = new AtExit()) {
            atExit.then(storage::delete);
            var database = BenchDatabase.start(storage.folder());
            atExit.then(database::stop);
            OUT.println(Machine.description(database) + "; PostgreSQL's files on " + storage.name());
            var certificate = Certificate.make(storage.folder());
            var servers = new Servers(
                    script,
                    database,
                    folder.resolve("server.log"),
                    "-Dlendport.callbacks.trusted-certificates=" + certificate.pem(),
                    atExit);
            try (var receiver = new Receiver(certificate, arrivals)) {
                var server = servers.start();
                var subscribers = Subscribers.register(database, server.port(), receiver);
                var stage = new Stage(database, server, receiver, arrivals, subscribers);
                if (!extent.warmUp().isZero()) {
                    warmUp(stage, extent.warmUp());
                }
                if (!extent.rate().isZero()) {
                    rate(stage, extent.rate());
                }
                if (extent.turns() > 0) {
                    slow(stage, extent.turns(), extent.turn());
                }
                if (extent.kills() > 0) {
                    new KillRounds(database, servers, arrivals, subscribers.all(), OUT).run(server, extent.kills());
                }
            }
        }
        OUT.printf(
                Locale.ROOT,
                "signatures that did not hold: %d; repeated with another body: %d%n",
                arrivals.badSignatures(),
                arrivals.otherBodies());
    }

    /** How the bench starts its servers, one after the other on the same database. */
    record Servers(Path script, BenchDatabase database, Path log, String javaOptions, AtExit atExit) {
        ServerProcess start() throws IOException, InterruptedException {
            return ServerProcess.start(script, database, log, javaOptions, atExit);
        }
    }

    private static void warmUp(Stage stage, Duration time) throws SQLException {
        load(stage, stage.subscribers().all(), PER_SECOND, time);
        try (var queue = new CallbackQueue(stage.database())) {
            queue.analyze();
        }
    }

    /** Events for a time; answers what was confirmed, once all that arrives has arrived. */
    private static List<EventLoad.Sent> load(Stage stage, List<Subscriber> to, int perSecond, Duration time) {
        try (var load = new EventLoad(to, perSecond)) {
            load.sendTo(stage.server().port());
            LockSupport.parkNanos(time.toNanos());
            load.pause();
            awaitArrived(stage.arrivals(), load.sent());
            if (load.failed() > 0) {
                OUT.println(load.failed() + " requests for an event were refused (no connection free for two seconds)");
            }
            return load.sent();
        }
    }

    private static void awaitArrived(Arrivals arrivals, List<EventLoad.Sent> sent) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end && sent.stream().anyMatch(event -> arrivals.of(event.id()) == null)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static void rate(Stage stage, Duration time) {
        var before = Cost.soFar(stage.server().handle(), stage.database().process());
        long begun = System.nanoTime();
        var sent = load(stage, stage.subscribers().all(), PER_SECOND, time);
        var lasted = (System.nanoTime() - begun) / 1e9;
        var cost =
                Cost.soFar(stage.server().handle(), stage.database().process()).since(before);
        var latencies = latencies(stage.arrivals(), sent);
        OUT.printf(
                Locale.ROOT,
                "rate: %d events asked for at %d/s in %.0f s, %d delivered, %.0f/s; from the request that made the event "
                        + "to the receiver's 200: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.0f ms%n",
                sent.size(),
                PER_SECOND,
                time.toNanos() / 1e9,
                latencies.count(),
                latencies.count() / (time.toNanos() / 1e9),
                latencies.milliseconds(0.5),
                latencies.milliseconds(0.95),
                latencies.milliseconds(0.99),
                latencies.milliseconds(1));
        OUT.printf(
                Locale.ROOT,
                "processor time for each event, made and delivered: server %.0f µs, PostgreSQL %.0f µs, bench %.0f µs; "
                        + "%.0f %% of the machine; server %.0f MiB resident%n",
                microseconds(cost.server(), sent.size()),
                microseconds(cost.database(), sent.size()),
                microseconds(cost.load(), sent.size()),
                100
                        * cost.total().toNanos()
                        / 1e9
                        / lasted
                        / Runtime.getRuntime().availableProcessors(),
                Machine.residentMebibytes(stage.server().handle()));
    }

    private static double microseconds(Duration time, int events) {
        return time.toNanos() / 1e3 / events;
    }

    private static Latencies latencies(Arrivals arrivals, List<EventLoad.Sent> sent) {
        var nanos = new ArrayList<Long>();
        for (var event : sent) {
            var arrival = arrivals.of(event.id());
            if (arrival != null) {
                nanos.add(arrival.firstNanos() - event.askedNanos());
            }
        }
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /** In turns, so that both have the same weather: all answer, then five of a hundred hang and five drip. */
    private static void slow(Stage stage, int turns, Duration turn) throws SQLException {
        var calm = new ArrayList<Latencies>();
        var beside = new ArrayList<Latencies>();
        for (int i = 0; i < turns; i++) {
            calm.add(turn(stage, turn));
            misbehave(stage);
            beside.add(turn(stage, turn));
            behave(stage);
        }
        OUT.printf(
                Locale.ROOT,
                "the %d others at %d/s to all: p50 %.1f ms, p99 %.1f ms when all answer; p50 %.1f ms, p99 %.1f ms beside "
                        + "5 that hang and 5 that drip (medians of %d turns of %d s)%n",
                Subscribers.ORDINARY,
                PER_SECOND_COMPARED,
                median(calm, 0.5),
                median(calm, 0.99),
                median(beside, 0.5),
                median(beside, 0.99),
                turns,
                turn.toSeconds());
        OUT.printf(Locale.ROOT, "each turn's p99: %s; %s%n", each(calm), each(beside));
    }

    private static Latencies turn(Stage stage, Duration time) {
        var sent = load(stage, stage.subscribers().all(), PER_SECOND_COMPARED, time);
        return latencies(
                stage.arrivals(),
                sent.stream()
                        .filter(event -> event.to().number() < Subscribers.ORDINARY)
                        .toList());
    }

    private static void misbehave(Stage stage) {
        var spared = stage.subscribers().spared();
        for (int i = 0; i < spared.size(); i++) {
            stage.receiver().add(spared.get(i), i % 2 == 0 ? Receiver.Behaviour.HANG : Receiver.Behaviour.DRIP);
        }
    }

    /** They answer again, and are forgiven what they have missed. */
    private static void behave(Stage stage) throws SQLException {
        for (var subscriber : stage.subscribers().spared()) {
            stage.receiver().add(subscriber, Receiver.Behaviour.ANSWER);
        }
        try (var queue = new CallbackQueue(stage.database())) {
            queue.forget();
        }
    }

    private static double median(List<Latencies> turns, double share) {
        return Statistics.median(
                turns.stream().mapToDouble(one -> one.milliseconds(share)).toArray());
    }

    private static String each(List<Latencies> turns) {
        return String.join(
                ", ",
                turns.stream()
                        .map(one -> String.format(Locale.ROOT, "%.1f ms", one.milliseconds(0.99)))
                        .toList());
    }
}
