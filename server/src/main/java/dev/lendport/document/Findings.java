package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a command has found wrong with documents, told while it goes on; and how it looks at bytes. */
final class Findings {
    private static final int MOST_TOLD = 1_000;

    private final PrintStream out;
    private long count;

    Findings(PrintStream out) {
        this.out = out;
    }

    void tell(@Nullable BrokerId broker, UUID key, String finding) {
        count++;
        if (count <= MOST_TOLD) {
            out.println((broker == null ? "unfinished" : "broker " + broker) + ": " + key + ": " + finding);
        } else if (count == MOST_TOLD + 1) {
            out.println("and more");
        }
    }

    long count() {
        return count;
    }

    /** Reads bytes to their end, gives them on, and tells their SHA-256. */
    static String sha256(InputStream source, OutputStream to) throws IOException {
        try (var bytes = new DigestInputStream(source, MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(to);
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
