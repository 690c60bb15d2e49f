package dev.lendport.message;

import dev.lendport.caller.Caller;
import java.util.Locale;

/** Which way a message goes. */
enum Direction {
    FROM_PARTNER,
    TO_PARTNER;

    /** Of what the caller writes. */
    static Direction sentBy(Caller caller) {
        return switch (caller.actor().kind()) {
            case BROKER_USER, BORROWER -> FROM_PARTNER;
            case STAFF, SYSTEM -> TO_PARTNER;
        };
    }

    /** Of what the caller is written. */
    static Direction receivedBy(Caller caller) {
        return switch (sentBy(caller)) {
            case FROM_PARTNER -> TO_PARTNER;
            case TO_PARTNER -> FROM_PARTNER;
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Direction ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
