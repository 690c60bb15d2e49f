package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseGate;
import dev.lendport.journal.EventType;
import dev.lendport.openapi.OpenApi;
import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Changes the request of a simulation and prices it again from the versions that it was priced with, so that the offer
 * does not move under the broker's feet. It has to be validated again.
 */
@Component
class UpdateSimulation {
    private final CaseGate<Simulation, SimulationAction> gate;
    private final SimulationMoves moves;
    private final Simulations simulations;
    private final Pricing pricing;
    private final OpenApi contract;

    UpdateSimulation(
            CaseGate<Simulation, SimulationAction> gate,
            SimulationMoves moves,
            Simulations simulations,
            Pricing pricing,
            OpenApi contract) {
        this.gate = gate;
        this.moves = moves;
        this.simulations = simulations;
        this.pricing = pricing;
        this.contract = contract;
    }

    /** Applies a merge patch to the create body; gives the new version. */
    Outcome<Long> update(Caller caller, UUID id, JsonNode patch, Precondition known, Instant now) {
        return gate.open(caller, id, known, SimulationAction.UPDATE, now)
                .then(before -> update(caller, before, MergePatch.apply(simulations.body(caller, id), patch), now));
    }

    private Outcome<Long> update(Caller caller, Simulation before, JsonNode body, Instant now) {
        var wrong = schemaErrors(body);
        if (!wrong.isEmpty()) {
            return Outcome.refused(Refusal.invalid(wrong));
        }
        var request = Json.MAPPER.treeToValue(body, SimulationRequest.class);
        var errors = RequestChecks.errors(request, LocalDate.ofInstant(now, Zones.LISBON));
        if (!errors.isEmpty()) {
            return Outcome.refused(Refusal.invalid(errors));
        }
        return pricing.priceAgain(request.toPrice(), before.priced().basis()).map(priced -> {
            var after =
                    before.acted(SimulationState.SIMULATED, now).asking(request, borrowerIds(before, request), priced);
            simulations.changed(caller, before, after, body);
            moves.end(caller, EventType.SIMULATION_UPDATED, before, after, after.told(), now);
            return after.version();
        });
    }

    private List<FieldError> schemaErrors(JsonNode body) {
        var create = Objects.requireNonNull(contract.find("POST", "/v1/simulations"));
        return SchemaErrors.of(Objects.requireNonNull(create.body()), body, "").toList();
    }

    /** A borrower keeps the id of the place in the list. */
    private static List<UUID> borrowerIds(Simulation before, SimulationRequest request) {
        return IntStream.range(0, request.borrowers().size())
                .mapToObj(index -> index < before.borrowerIds().size()
                        ? before.borrowerIds().get(index)
                        : Ids.next())
                .toList();
    }
}
