package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.Pricing;
import dev.lendport.simulation.SimulationActions.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Runs every rule: all pass and the simulation is accepted, otherwise it is rejected. */
@Component
class ValidateSimulation {
    private final SimulationMoves change;
    private final Simulations simulations;
    private final Pricing pricing;
    private final LendingRules rules;
    private final SimulationJournal journal;

    ValidateSimulation(
            SimulationMoves change,
            Simulations simulations,
            Pricing pricing,
            LendingRules rules,
            SimulationJournal journal) {
        this.change = change;
        this.simulations = simulations;
        this.pricing = pricing;
        this.rules = rules;
        this.journal = journal;
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
        return change.locked(caller, id, Action.VALIDATE, precondition, now).then(locked -> {
            var before = locked.simulation();
            return rules.outcomes(before.request(), before.priced(), now)
                    .map(outcomes -> decided(caller, before, new Validated(outcomes, before.version() + 1), now));
        });
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
        simulations.moved(caller, after);
        change.settled(caller, before, after, now);
        journal.validated(caller, now, after);
        return validated;
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, Zones.LISBON);
    }
}
