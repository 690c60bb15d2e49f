package dev.lendport.portability;

import java.util.Locale;

/** Why the lender cancels a released request. */
enum CancelReason {
    /** Nobody paid in time. */
    NOT_PAID,
    /** The payment system rejected the proponent's payment. */
    PAYMENT_REJECTED;

    /** The one reason that is published, to the letter: both go to the partner under it. */
    private static final Shown PUBLISHED = new Shown("not_paid", "Decurso de prazo por STR não paga dentro do prazo");

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CancelReason ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /**
     * A reason on the wire.
     *
     * @param description in Portuguese, as the whole message is
     */
    record Shown(String enumerator, String description) {}

    Shown shown() {
        return PUBLISHED;
    }
}
