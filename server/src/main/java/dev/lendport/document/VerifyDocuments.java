package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import dev.lendport.document.DocumentRows.Row;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * Compares every document's row with its file, and names rows without their file, files of another content, and files
 * that no row names. Beside a running server: what it is taking in is younger than what is looked for.
 */
public final class VerifyDocuments {
    private static final int FAILED = 1;

    private final DocumentRows rows;
    private final DocumentStore store;
    private final Depth depth;
    private final Findings findings;
    private long documents;

    private VerifyDocuments(DocumentRows rows, DocumentStore store, Depth depth, Findings findings) {
        this.rows = rows;
        this.store = store;
        this.depth = depth;
        this.findings = findings;
    }

    /** How much of a file is looked at. */
    public enum Depth {
        /** That it is there, with its size. */
        QUICK,
        /** Every byte. */
        WHOLE
    }

    /**
     * Checks every document.
     *
     * @param connection of the schema's owner
     * @param environment the value of a variable, or nothing
     * @return 0 when nothing was found, otherwise 1
     */
    public static int run(
            Connection connection, UnaryOperator<String> environment, Path dataFolder, Depth depth, PrintStream out)
            throws SQLException {
        var settings = StoreSettings.ofCommand(environment, dataFolder);
        var findings = new Findings(out);
        long begun = System.nanoTime();
        try {
            var check = new VerifyDocuments(new DocumentRows(connection), settings.chosen(), depth, findings);
            check.rows.each(check::row);
            check.files(DurationStyle.detectAndParse(settings.value("keep-unclaimed", "24h")));
            out.printf(
                    "documents: %d checked %s in %.1f s: %s%n",
                    check.documents,
                    depth == Depth.WHOLE ? "byte by byte" : "by their size",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0,
                    findings.count() == 0
                            ? "each has its file, and each file its document"
                            : findings.count() + " findings");
            return findings.count() == 0 ? 0 : FAILED;
        } catch (IOException | RefusedException away) {
            out.println("the store of documents does not answer: " + away.getMessage());
            return FAILED;
        }
    }

    private void row(Row row) throws IOException {
        documents++;
        var size = store.size(row.broker(), row.key());
        if (size.isEmpty()) {
            findings.tell(row.broker(), row.key(), "the file is missing");
        } else if (size.getAsLong() != row.size()) {
            findings.tell(
                    row.broker(),
                    row.key(),
                    "the file has %d bytes instead of %d".formatted(size.getAsLong(), row.size()));
        } else if (depth == Depth.WHOLE && !sha256(row).equals(row.sha256())) {
            findings.tell(row.broker(), row.key(), "the file has another content than was uploaded");
        }
    }

    private String sha256(Row row) throws IOException {
        try {
            return Findings.sha256(store.open(row.broker(), row.key()), OutputStream.nullOutputStream());
        } catch (NoSuchFileException goneMeanwhile) {
            return "";
        }
    }

    private void files(Duration keepUnclaimed) throws IOException, SQLException {
        Instant before = rows.now().minus(keepUnclaimed);
        store.list(before, this::files);
    }

    private void files(@Nullable BrokerId broker, List<UUID> keys) throws IOException {
        var claimed = broker == null ? Set.<UUID>of() : claimed(broker, keys);
        keys.stream()
                .filter(key -> !claimed.contains(key))
                .forEach(key -> findings.tell(broker, key, "a file that no document names"));
    }

    private Set<UUID> claimed(BrokerId broker, List<UUID> keys) throws IOException {
        try {
            return rows.claimed(broker, keys);
        } catch (SQLException away) {
            throw new IOException(away);
        }
    }
}
