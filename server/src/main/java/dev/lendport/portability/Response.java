package dev.lendport.portability;

import java.util.Locale;

/** How a request was answered to the centre. Evidence that is refused with time left takes the answer back. */
enum Response {
    /** The partner let the balance go. */
    RELEASE,
    /** The partner sent evidence that it retained the client. */
    RETENTION,
    /** Nobody answered, which releases the balance. */
    SILENCE,
    /** The evidence was refused when the time to send other was over, which releases the balance. */
    EVIDENCE_REFUSED;

    boolean isThePartners() {
        return switch (this) {
            case RELEASE, RETENTION -> true;
            case SILENCE, EVIDENCE_REFUSED -> false;
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Response ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
