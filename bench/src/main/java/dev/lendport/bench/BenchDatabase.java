package dev.lendport.bench;

import dev.lendport.database.DatabaseAddress;
import dev.lendport.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The embedded PostgreSQL, with the settings that Lendport gives it, run by the bench beside the server. */
final class BenchDatabase {
    private static final int SEQUENCED_ATTEMPTS = 600;
    private static final int ATTEMPT_MILLISECONDS = 100;

    private final EmbeddedDatabase embedded;
    private final ProcessHandle process;
    private final Path folder;

    private BenchDatabase(EmbeddedDatabase embedded, ProcessHandle process, Path folder) {
        this.embedded = embedded;
        this.process = process;
        this.folder = folder;
    }

    static BenchDatabase start(Path folder) throws IOException {
        var embedded = EmbeddedDatabase.start(folder);
        var pid = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
        return new BenchDatabase(embedded, ProcessHandle.of(pid).orElseThrow(), folder);
    }

    DatabaseAddress address() {
        return embedded.address();
    }

    /** Where its files are. */
    Path folder() {
        return folder;
    }

    /** As {@code LENDPORT_DATABASE_URL} wants it. */
    String url() {
        var address = address();
        var place = address.jdbcUrl().substring("jdbc:postgresql://".length());
        return "postgresql://" + address.user() + ":" + address.password() + "@" + place;
    }

    /** The first of PostgreSQL's processes; the others are its children. */
    ProcessHandle process() {
        return process;
    }

    /** Connects as the superuser, who may fill tables past row-level security. */
    Connection superuser() throws SQLException {
        var address = address();
        return new DatabaseAddress(address.jdbcUrl(), "postgres", Objects.requireNonNull(address.password())).connect();
    }

    /**
     * Waits until the running server has given every journal entry its place, so that nobody is measured while it catches
     * up with what others wrote.
     */
    void awaitSequenced() throws SQLException {
        try (var connection = superuser();
                var pending = connection.prepareStatement(
                        "SELECT count(*) FROM (SELECT FROM journal_entry WHERE position IS NULL LIMIT 1) AS one")) {
            for (int attempt = 0; attempt < SEQUENCED_ATTEMPTS; attempt++) {
                try (var rows = pending.executeQuery()) {
                    if (rows.next() && rows.getInt(1) == 0) {
                        return;
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ATTEMPT_MILLISECONDS));
            }
        }
        throw new IllegalStateException("the sequencer does not catch up");
    }

    void stop() {
        embedded.close();
    }
}
