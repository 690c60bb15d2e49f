package dev.lendport.document;

import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.util.Locale;
import java.util.Optional;

/** What a virus scanner says of a document. */
public enum ScanState {
    /** There was no scanner when it came. */
    NOT_SCANNED,
    /** In quarantine until a scanner has answered, however long that takes. */
    WAITING,
    CLEAN,
    INFECTED;

    private static final long RETRY_AFTER_SECONDS = 5;

    /** Its name on the wire and in the table. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScanState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Why the bytes are not given out; empty when they are. */
    Optional<Refusal> hold() {
        return switch (this) {
            case NOT_SCANNED, CLEAN -> Optional.empty();
            case WAITING -> Optional.of(Refusal.later(ProblemCode.DOCUMENT_QUARANTINED, RETRY_AFTER_SECONDS));
            case INFECTED -> Optional.of(Refusal.of(ProblemCode.DOCUMENT_INFECTED));
        };
    }
}
