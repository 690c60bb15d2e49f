package dev.lendport.portability;

import java.util.Locale;

/** Why evidence does not prove a retention. */
public enum RefusalReason {
    UNREADABLE,
    /** It is not the borrower who is heard or seen. */
    WRONG_PERSON,
    /** The borrower was contacted, but does not say so. */
    NO_EXPLICIT_ACCEPTANCE,
    WRONG_CONTRACT,
    /** It was made before the request came, or too late. */
    OUTSIDE_PERIOD,
    OTHER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefusalReason ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
