package dev.lendport.simulation;

import dev.lendport.casework.CaseState;
import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Where a simulation stands. The ids are those of the code list {@code workflow-states-simulation}. */
enum SimulationState implements CaseState {
    SIMULATED(1),
    ACCEPTED(2),
    REJECTED(3),
    CANCELED(4),
    CONVERTED(5),
    EXPIRED(6);

    private final int id;

    SimulationState(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    static SimulationState of(int id) {
        for (var state : values()) {
            if (state.id == id) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + id);
    }

    @Override
    public String key() {
        return Integer.toString(id);
    }

    @Override
    public Set<SimulationState> next() {
        return switch (this) {
            case SIMULATED -> EnumSet.of(ACCEPTED, REJECTED, CANCELED, EXPIRED);
            case ACCEPTED -> EnumSet.of(SIMULATED, REJECTED, CANCELED, CONVERTED, EXPIRED);
            case REJECTED, CANCELED, CONVERTED, EXPIRED -> Set.of();
        };
    }

    /** The state that counts now: past its validity an open simulation has expired, fired deadline or not. */
    SimulationState at(Instant now, Instant validUntil) {
        return !isFinal() && !now.isBefore(validUntil) ? EXPIRED : this;
    }

    @Override
    public String description(Taxonomies taxonomies, Language language) {
        return taxonomies.description(TaxonomyList.WORKFLOW_STATES_SIMULATION, id, language);
    }
}
