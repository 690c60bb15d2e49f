package dev.lendport.portability;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to prove that a client was retained.
 *
 * @param fileType as the partner named it: {@code jpg} stays {@code jpg}
 * @param md5 and {@code sha256}: of the bytes that are looked at, in hexadecimal
 * @param review null until staff have looked at it
 */
record Evidence(
        UUID documentKey,
        String fileType,
        String md5,
        String sha256,
        Instant sentAt,
        String sentBy,
        Status status,
        @Nullable Review review) {

    enum Status {
        SENT,
        APPROVED,
        REFUSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What staff found.
     *
     * @param refusal null when it was approved
     */
    record Review(Instant at, String by, @Nullable Refused refusal) {}

    record Refused(RefusalReason reason, @Nullable String comment) {}
}
