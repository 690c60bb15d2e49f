package dev.lendport.document;

import dev.lendport.document.DocumentRows.Row;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Copies every document from one store to another, beside a running server, and reads each copy back. Run again, it goes
 * on where it was, and looks at every copy once more. What it has copied stays where it was, too.
 */
public final class MoveDocuments {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final DocumentStore from;
    private final DocumentStore to;
    private final Path between;
    private final Findings findings;
    private long copied;
    private long there;

    private MoveDocuments(DocumentStore from, DocumentStore to, Path between, Findings findings) {
        this.from = from;
        this.to = to;
        this.between = between;
        this.findings = findings;
    }

    /** From where to where: {@code folder} or {@code s3}; nothing for what the server's settings say. */
    public record Way(String from, String to) {}

    /**
     * Copies every document.
     *
     * @param connection of the schema's owner
     * @param environment the value of a variable, or nothing
     * @return 0 when every document is in the other store, otherwise 1; 2 when there is no way from one to another
     */
    public static int run(
            Connection connection, UnaryOperator<String> environment, Path dataFolder, Way way, PrintStream out)
            throws SQLException {
        var settings = StoreSettings.ofCommand(environment, dataFolder);
        var from = way.from().isEmpty() ? settings.value("fallback", "") : way.from();
        var to = way.to().isEmpty() ? settings.value("store", StoreSettings.FOLDER) : way.to();
        if (from.isEmpty() || from.equals(to)) {
            out.println("Say --from and --to, or set LENDPORT_DOCUMENTS_STORE and LENDPORT_DOCUMENTS_FALLBACK.");
            return MISUSED;
        }
        var findings = new Findings(out);
        long begun = System.nanoTime();
        try {
            var between = Files.createTempFile("lendport-document", "");
            try {
                var move = new MoveDocuments(settings.store(from), settings.store(to), between, findings);
                new DocumentRows(connection).each(move::row);
                out.printf(
                        "documents: %d copied from %s to %s, %d were there already, %d findings, in %.1f s%n",
                        move.copied,
                        from,
                        to,
                        move.there,
                        findings.count(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0);
            } finally {
                Files.deleteIfExists(between);
            }
            return findings.count() == 0 ? 0 : FAILED;
        } catch (IOException | RefusedException away) {
            out.println("a store of documents does not answer; run it again to go on: " + away.getMessage());
            return FAILED;
        }
    }

    private void row(Row row) throws IOException {
        if (to.size(row.broker(), row.key()).isPresent()) {
            if (isWhole(row)) {
                there++;
            }
        } else if (fetch(row)) {
            to.put(row.broker(), row.key(), between);
            if (isWhole(row)) {
                copied++;
            }
        }
    }

    /** Whether the file that is left was worth copying. */
    private boolean fetch(Row row) throws IOException {
        try (var file = Files.newOutputStream(between)) {
            if (Findings.sha256(from.open(row.broker(), row.key()), file).equals(row.sha256())) {
                return true;
            }
            findings.tell(row.broker(), row.key(), "not copied: the file has another content than was uploaded");
        } catch (NoSuchFileException missing) {
            findings.tell(row.broker(), row.key(), "not copied: the file is missing");
        }
        return false;
    }

    private boolean isWhole(Row row) throws IOException {
        if (Findings.sha256(to.open(row.broker(), row.key()), OutputStream.nullOutputStream())
                .equals(row.sha256())) {
            return true;
        }
        findings.tell(row.broker(), row.key(), "the copy has another content than was uploaded");
        return false;
    }
}
