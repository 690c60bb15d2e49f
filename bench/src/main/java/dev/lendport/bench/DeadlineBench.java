package dev.lendport.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How late deadlines fire: simulations of a hundred brokers that expire at the turn of a second, a thousand each second
 * for a minute, then a hundred thousand at once, while many more wait. Late is the time from the due instant to the commit
 * of what it changed, as PostgreSQL recorded it.
 */
final class DeadlineBench {
    private static final PrintStream OUT = System.out;
    private static final int EACH_SECOND = 1_000;
    private static final int AT_ONCE = 100_000;
    private static final int WARM_UP_SECONDS = 10;
    private static final int LEAD_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path script;
    private final Path folder;

    DeadlineBench(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /** How much of it. */
    enum Extent {
        FULL(1_000_000, 60),
        QUICK(100_000, 20);

        private final int pending;
        private final int seconds;

        Extent(int pending, int seconds) {
            this.pending = pending;
            this.seconds = seconds;
        }
    }

    void run(Extent extent) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        var storage = Storage.disk(folder);
        try (var atExit = new AtExit()) {
            atExit.then(storage::delete);
            var database = started(storage, atExit);
            OUT.println(Machine.description(database) + ", files on " + storage.name());
            var server = ServerProcess.start(script, database, folder.resolve("server.log"), atExit);
            var original = DemoBroker.at(server.port()).acceptedSimulation();
            measure(database, original, extent);
        }
    }

    /** A database that records when each transaction was committed, which takes a restart. */
    private static BenchDatabase started(Storage storage, AtExit atExit) throws IOException, SQLException {
        var once = BenchDatabase.start(storage.folder());
        try (var superuser = once.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("ALTER SYSTEM SET track_commit_timestamp = on");
        } finally {
            once.stop();
        }
        var database = BenchDatabase.start(storage.folder());
        atExit.then(database::stop);
        return database;
    }

    private static void measure(BenchDatabase database, UUID original, Extent extent) throws SQLException {
        try (var seed = new DeadlineSeed(database, original);
                var connection = database.superuser()) {
            OUT.printf(Locale.ROOT, "making %d pending deadlines%n", extent.pending);
            seed.pending(extent.pending);
            OUT.printf(Locale.ROOT, "%d due each second for %d s%n", EACH_SECOND, extent.seconds);
            var from = seconds(seed.now(), LEAD_SECONDS + WARM_UP_SECONDS + extent.seconds / 6);
            seed.due(from.minusSeconds(WARM_UP_SECONDS), EACH_SECOND, WARM_UP_SECONDS + extent.seconds);
            awaitFired(connection, from.plusSeconds(extent.seconds));
            OUT.println(lateness(connection, from, EACH_SECOND * extent.seconds));

            OUT.printf(Locale.ROOT, "%d due in one second%n", AT_ONCE);
            var second = seconds(seed.now(), 4L * LEAD_SECONDS);
            seed.due(second, AT_ONCE, 1);
            awaitFired(connection, second);
            OUT.println(lateness(connection, second, AT_ONCE));
        }
    }

    private static Instant seconds(Instant now, long later) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(later);
    }

    /** Waits until a moment has come and nothing that was due by then is pending. */
    private static void awaitFired(Connection connection, Instant until) throws SQLException {
        var moment = "'" + until.atOffset(ZoneOffset.UTC) + "'";
        for (int attempt = 0; attempt < PATIENCE.toSeconds() * 2; attempt++) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT clock_timestamp() >= " + moment
                            + " AND NOT EXISTS (SELECT FROM deadline WHERE state = 'pending' AND fires_at <= " + moment
                            + ")")) {
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        throw new IllegalStateException("not everything that was due by " + until + " was fired");
    }

    private static String lateness(Connection connection, Instant from, int expected) throws SQLException {
        try (var statement = connection.prepareStatement("""
                WITH fired AS (
                    SELECT subject_id, pg_xact_commit_timestamp(xmin) - due_at AS late
                      FROM deadline
                     WHERE due_at >= ? AND state = 'fired' AND outcome = 'expired')
                SELECT count(*),
                       extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY late)) * 1000,
                       extract(epoch FROM percentile_disc(0.99) WITHIN GROUP (ORDER BY late)) * 1000,
                       extract(epoch FROM max(late)) * 1000,
                       extract(epoch FROM min(late)) * 1000,
                       (SELECT count(*) FROM journal_entry e JOIN fired f ON f.subject_id = e.subject_id
                         WHERE e.type = 'simulation.expired')
                  FROM fired
                """)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) != expected || row.getLong(6) != expected) {
                    throw new IllegalStateException(
                            "%d of %d fired, %d told".formatted(row.getLong(1), expected, row.getLong(6)));
                }
                return String.format(
                        Locale.ROOT,
                        "  %d fired, each once; late by p50 %.0f ms, p99 %.0f ms, at most %.0f ms, at least %.1f ms",
                        row.getLong(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5));
            }
        }
    }
}
