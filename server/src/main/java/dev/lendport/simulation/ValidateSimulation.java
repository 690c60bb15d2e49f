package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseGate;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Runs every rule: all pass and the simulation is accepted, otherwise it is rejected. */
@Component
class ValidateSimulation {
    private final CaseGate<Simulation, SimulationAction> gate;
    private final SimulationMoves moves;
    private final Simulations simulations;
    private final Pricing pricing;
    private final LendingRules rules;

    ValidateSimulation(
            CaseGate<Simulation, SimulationAction> gate,
            SimulationMoves moves,
            Simulations simulations,
            Pricing pricing,
            LendingRules rules) {
        this.gate = gate;
        this.moves = moves;
        this.simulations = simulations;
        this.pricing = pricing;
        this.rules = rules;
    }

    /**
     * What the rules found.
     *
     * @param version of the simulation afterwards; 0 for a request that is not stored
     */
    record Validated(List<RuleOutcome> outcomes, long version) {
        boolean accepted() {
            return outcomes.stream().allMatch(RuleOutcome::passed);
        }

        List<RuleOutcome> failures() {
            return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
        }
    }

    /** Decides on a stored simulation. */
    Outcome<Validated> validate(Caller caller, UUID id, Precondition precondition, Instant now) {
        return gate.open(caller, id, precondition, SimulationAction.VALIDATE, now)
                .then(before -> rules.outcomes(before.request(), before.priced(), now)
                        .map(outcomes -> decided(caller, before, new Validated(outcomes, before.version() + 1), now)));
    }

    /** Looks at a request and stores nothing. */
    Outcome<Validated> validate(SimulationRequest request, Instant now) {
        var today = today(now);
        var errors = RequestChecks.errors(request, today);
        return errors.isEmpty()
                ? pricing.price(request.toPrice(), today)
                        .then(priced -> rules.outcomes(request, priced, now))
                        .map(outcomes -> new Validated(outcomes, 0))
                : Outcome.refused(Refusal.invalid(errors));
    }

    private Validated decided(Caller caller, Simulation before, Validated validated, Instant now) {
        var state = validated.accepted() ? SimulationState.ACCEPTED : SimulationState.REJECTED;
        var after = before.acted(state, now).rejectedFor(validated.failures());
        simulations.moved(caller, before, after);
        var told = new LinkedHashMap<>(after.told());
        told.put("failedRules", after.failures().stream().map(RuleOutcome::code).toList());
        moves.end(caller, EventType.SIMULATION_VALIDATED, before, after, told, now);
        return validated;
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, Zones.LISBON);
    }
}
