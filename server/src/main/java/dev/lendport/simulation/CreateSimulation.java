package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Zones;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.PricedLoan;
import dev.lendport.pricing.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Prices a request and keeps it as an offer for thirty days. */
@Component
class CreateSimulation {
    private static final int VALID_DAYS = 30;
    private static final int FIRST_VERSION = 1;

    private final Pricing pricing;
    private final Simulations simulations;
    private final Deadlines deadlines;
    private final Journal journal;

    CreateSimulation(Pricing pricing, Simulations simulations, Deadlines deadlines, Journal journal) {
        this.pricing = pricing;
        this.simulations = simulations;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    record Created(UUID simulationUniqueID, int simulationNumber) {}

    /**
     * Stores the simulation in the transaction that is open.
     *
     * @param body a {@link SimulationRequest}, as the contract checked it
     */
    Outcome<Created> create(Caller caller, JsonNode body, Instant now) {
        var request = Json.MAPPER.treeToValue(body, SimulationRequest.class);
        var today = LocalDate.ofInstant(now, Zones.LISBON);
        var errors = RequestChecks.errors(request, today);
        return errors.isEmpty()
                ? pricing.price(request.toPrice(), today).map(priced -> stored(caller, body, request, priced, now))
                : Outcome.refused(Refusal.invalid(errors));
    }

    private Created stored(Caller caller, JsonNode body, SimulationRequest request, PricedLoan priced, Instant now) {
        var id = Ids.next();
        var due = Due.afterCalendarDays(now, VALID_DAYS, Zones.LISBON);
        var borrowerIds =
                Stream.generate(Ids::next).limit(request.borrowers().size()).toList();
        var simulation = new Simulations.New(id, body, request, borrowerIds, priced);
        var number = simulations.add(caller, simulation, now, due.at());
        deadlines.set(caller, DeadlineKind.SIMULATION_VALIDITY, Subject.Type.SIMULATION.wire(), id, due);
        journal.append(
                caller,
                now,
                EventType.SIMULATION_CREATED,
                new Subject(Subject.Type.SIMULATION, id, FIRST_VERSION),
                Map.of("simulationNumber", number, "stateId", SimulationState.SIMULATED.id()));
        return new Created(id, number);
    }
}
