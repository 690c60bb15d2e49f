package dev.lendport.portability;

import java.util.Locale;

/** Why the client stays. */
enum RetentionReason {
    /** The client was won back. */
    ISSUER_RETENTION,
    /** The client never asked for the portability. */
    PORTABILITY_NOT_REQUESTED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RetentionReason ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
