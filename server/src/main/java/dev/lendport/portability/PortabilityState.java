package dev.lendport.portability;

import java.util.Locale;

/**
 * Where a received request stands. The published samples also show {@code accepted}: a name for a request whose balance
 * was released, taken as a filter and never stored.
 */
public enum PortabilityState {
    RECEIVED,
    WAITING_VALIDATION,
    RETAINED,
    WAITING_SETTLEMENT,
    SETTLED,
    CANCELED_BY_CREDITOR,
    CANCELED_BY_PROPONENT;

    /** Nothing follows. */
    public boolean isFinal() {
        return switch (this) {
            case RECEIVED, WAITING_VALIDATION, WAITING_SETTLEMENT -> false;
            case RETAINED, SETTLED, CANCELED_BY_CREDITOR, CANCELED_BY_PROPONENT -> true;
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PortabilityState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
