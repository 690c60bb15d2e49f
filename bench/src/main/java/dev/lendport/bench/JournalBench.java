package dev.lendport.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Times {@code ./lendport verify journal} on a million entries that the real sequencer has chained. */
final class JournalBench {
    private static final PrintStream OUT = System.out;
    private static final long MEMORY_ROOM_BYTES = 4L << 30;
    private static final int ENTRIES = 1_000_000;
    private static final int BATCH = 10_000;

    private final Path script;
    private final Path folder;

    JournalBench(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    void run() throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        var storage = Storage.memory(MEMORY_ROOM_BYTES).orElseGet(() -> Storage.disk(folder));
        try (var atExit = new AtExit()) {
            atExit.then(storage::delete);
            var database = BenchDatabase.start(storage.folder());
            atExit.then(database::stop);
            OUT.println(Machine.description(database) + "; PostgreSQL's files on " + storage.name());
            ServerProcess.start(script, database, folder.resolve("server.log"), atExit);
            long begun = System.nanoTime();
            fill(database);
            OUT.printf(
                    Locale.ROOT,
                    "%d entries written and chained in %.0f s%n",
                    ENTRIES,
                    (System.nanoTime() - begun) / 1e9);
            verify(database);
        }
    }

    /**
     * As the application writes them, but many in a statement: of the demonstration's brokers in turn, of the length that
     * the entries of a process have. The running server sequences what is committed, and is never far behind.
     */
    private static void fill(BenchDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var insert = connection.prepareStatement("""
                        INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id,
                                                   subject_sequence, actor_kind, actor_id, actor_name, data)
                        SELECT b.id, uuidv7(), now(), 'process.updated', 'process', uuidv7(), n, 'BROKER_USER', b.id,
                               'agent@demo-broker.example',
                               '{"processStatusID":1,"simulationUniqueId":"' || uuidv7() || '"}'
                          FROM generate_series(1, ?) AS n JOIN (SELECT id, row_number() OVER () AS turn FROM broker) AS b
                            ON b.turn = n % (SELECT count(*) FROM broker) + 1
                        """)) {
            for (int written = 0; written < ENTRIES; written += BATCH) {
                insert.setInt(1, BATCH);
                insert.executeUpdate();
                database.awaitSequenced();
            }
        }
    }

    private void verify(BenchDatabase database) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(script.toString(), "verify", "journal").inheritIO();
        builder.environment().put("LENDPORT_DATABASE_URL", database.url());
        long begun = System.nanoTime();
        int code = builder.start().waitFor();
        OUT.printf(
                Locale.ROOT,
                "./lendport verify journal: %.1f s with the start of its Java machine, exit code %d%n",
                (System.nanoTime() - begun) / 1e9,
                code);
    }
}
