package dev.lendport.simulation;

import dev.lendport.casework.Case;
import dev.lendport.pricing.PricedLoan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulation as it is stored.
 *
 * @param version one higher with every change, from 1
 * @param borrowerIds of {@code request.borrowers()}, in their order
 * @param failures the rules it was rejected for; empty unless rejected
 * @param processId the process it became, once converted
 */
record Simulation(
        UUID id,
        int number,
        long version,
        SimulationState state,
        Moments moments,
        SimulationRequest request,
        List<UUID> borrowerIds,
        PricedLoan priced,
        List<RuleOutcome> failures,
        @Nullable UUID processId)
        implements Case {

    /**
     * When.
     *
     * @param validUntil the first moment at which it is no offer any more
     */
    record Moments(Instant createdAt, Instant lastActionAt, Instant validUntil) {}

    Simulation {
        borrowerIds = List.copyOf(borrowerIds);
        failures = List.copyOf(failures);
    }

    @Override
    public Instant since() {
        return moments.lastActionAt();
    }

    /** What the journal tells of every change. */
    Map<String, Object> told() {
        return Map.of("simulationNumber", number, "stateId", state.id());
    }

    /** The same simulation after something was done to it. */
    Simulation acted(SimulationState next, Instant now) {
        return new Simulation(
                id,
                number,
                version + 1,
                next,
                new Moments(moments.createdAt(), now, moments.validUntil()),
                request,
                borrowerIds,
                priced,
                List.of(),
                processId);
    }

    Simulation rejectedFor(List<RuleOutcome> failed) {
        return new Simulation(id, number, version, state, moments, request, borrowerIds, priced, failed, processId);
    }

    Simulation asking(SimulationRequest otherRequest, List<UUID> ids, PricedLoan otherPrice) {
        return new Simulation(id, number, version, state, moments, otherRequest, ids, otherPrice, failures, processId);
    }
}
