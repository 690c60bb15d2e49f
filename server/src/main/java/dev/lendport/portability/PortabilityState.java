package dev.lendport.portability;

import dev.lendport.casework.CaseState;
import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a received request stands. The published samples also show {@code accepted}: a name for a request whose balance
 * was released, taken as a filter and never stored.
 */
public enum PortabilityState implements CaseState {
    RECEIVED,
    WAITING_VALIDATION,
    RETAINED,
    WAITING_SETTLEMENT,
    SETTLED,
    CANCELED_BY_CREDITOR,
    CANCELED_BY_PROPONENT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PortabilityState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @Override
    public String key() {
        return wire();
    }

    @Override
    public Set<PortabilityState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(WAITING_VALIDATION, WAITING_SETTLEMENT, CANCELED_BY_PROPONENT);
            case WAITING_VALIDATION -> EnumSet.of(RECEIVED, RETAINED, CANCELED_BY_PROPONENT);
            case WAITING_SETTLEMENT -> EnumSet.of(SETTLED, CANCELED_BY_CREDITOR, CANCELED_BY_PROPONENT);
            case RETAINED, SETTLED, CANCELED_BY_CREDITOR, CANCELED_BY_PROPONENT -> Set.of();
        };
    }

    /** Correspondents know the states by their names on the wire, in every language. */
    @Override
    public String description(Taxonomies taxonomies, Language language) {
        return wire();
    }
}
