package dev.lendport.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the database knows of the deliveries: the truth that the receivers are compared with. */
final class CallbackQueue implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Connection connection;

    CallbackQueue(BenchDatabase database) throws SQLException {
        connection = database.superuser();
    }

    /** Every echo in the journal. */
    Set<UUID> journalled() throws SQLException {
        return ids("SELECT id FROM journal_entry WHERE type = 'callback.echoed'");
    }

    /** What somebody has claimed and not settled, once what a killed server had asked for last is done or undone. */
    Set<UUID> inFlight() throws SQLException {
        awaitNone("SELECT FROM pg_stat_activity WHERE application_name = 'lendport' AND pid <> pg_backend_pid()");
        return ids("SELECT id FROM callback_delivery WHERE state = 'pending' AND claim IS NOT NULL");
    }

    /** Waits until every entry has its place and every delivery is settled. */
    void awaitSettled() throws SQLException {
        awaitNone("SELECT FROM journal_entry WHERE position IS NULL");
        awaitNone("SELECT FROM callback_delivery WHERE state = 'pending'");
    }

    /** What PostgreSQL does by itself within the first minutes: its plans then know how large the tables are. */
    void analyze() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** Cancels what is still to be sent, and takes the mark from the receivers that failed. */
    void forget() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("UPDATE callback_delivery SET state = 'canceled', claim = NULL, claimed_until = NULL "
                    + "WHERE state = 'pending'");
            statement.execute("UPDATE callback_receiver SET failing_since = NULL");
        }
    }

    private void awaitNone(String query) throws SQLException {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        try (var statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (var rows = statement.executeQuery(query + " LIMIT 1")) {
                    if (!rows.next()) {
                        return;
                    }
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
        throw new IllegalStateException("still there after two minutes: " + query);
    }

    private Set<UUID> ids(String query) throws SQLException {
        var ids = new HashSet<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
