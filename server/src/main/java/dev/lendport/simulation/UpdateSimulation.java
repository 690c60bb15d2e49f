package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.FieldError;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Outcome;
import dev.lendport.caller.Refusal;
import dev.lendport.http.Contract;
import dev.lendport.http.Json;
import dev.lendport.http.Precondition;
import dev.lendport.http.SchemaErrors;
import dev.lendport.journal.EventType;
import dev.lendport.pricing.Pricing;
import dev.lendport.simulation.SimulationActions.Action;
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
    private final ChangeSimulation change;
    private final Simulations simulations;
    private final Pricing pricing;
    private final SimulationJournal journal;
    private final Contract contract;

    UpdateSimulation(
            ChangeSimulation change,
            Simulations simulations,
            Pricing pricing,
            SimulationJournal journal,
            Contract contract) {
        this.change = change;
        this.simulations = simulations;
        this.pricing = pricing;
        this.journal = journal;
        this.contract = contract;
    }

    /** Applies a merge patch to the create body; gives the new version. */
    Outcome<Long> update(Caller caller, UUID id, JsonNode patch, Precondition precondition, Instant now) {
        return change.locked(caller, id, Action.UPDATE, precondition, now)
                .then(locked -> update(caller, locked, MergePatch.apply(locked.body(), patch), now));
    }

    private Outcome<Long> update(Caller caller, Simulations.Locked locked, JsonNode body, Instant now) {
        var wrong = schemaErrors(body);
        if (!wrong.isEmpty()) {
            return Outcome.refused(Refusal.invalid(wrong));
        }
        var request = Json.MAPPER.treeToValue(body, SimulationRequest.class);
        var errors = RequestChecks.errors(request, LocalDate.ofInstant(now, SimulationActions.LISBON));
        if (!errors.isEmpty()) {
            return Outcome.refused(Refusal.invalid(errors));
        }
        var before = locked.simulation();
        return pricing.priceAgain(request.toPrice(), before.priced().basis()).map(priced -> {
            var after =
                    before.acted(SimulationState.SIMULATED, now).asking(request, borrowerIds(before, request), priced);
            simulations.changed(caller, after, body);
            change.settled(caller, before, after, now);
            journal.acted(caller, now, EventType.SIMULATION_UPDATED, after);
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
