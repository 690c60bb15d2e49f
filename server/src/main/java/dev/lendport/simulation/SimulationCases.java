package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.casework.CaseKind;
import dev.lendport.casework.CaseRules;
import dev.lendport.casework.CaseState;
import dev.lendport.casework.CaseView;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Simulations as a kind of case. */
@Component
class SimulationCases implements CaseKind<Simulation, SimulationAction> {
    private static final SimulationGuard GUARD = new SimulationGuard();

    private final Simulations simulations;

    SimulationCases(Simulations simulations) {
        this.simulations = simulations;
    }

    @Bean
    static CaseGate<Simulation, SimulationAction> simulationGate(
            SimulationCases cases, Deadlines deadlines, CurrentTaxonomies taxonomies) {
        return new CaseGate<>(cases, deadlines, taxonomies);
    }

    @Override
    public Subject.Type type() {
        return Subject.Type.SIMULATION;
    }

    @Override
    public CaseRules<Simulation, SimulationAction> rules() {
        return GUARD;
    }

    @Override
    public Outcome<Simulation> find(Caller caller, UUID id) {
        return simulations.find(caller, id);
    }

    @Override
    public Outcome<Simulation> findLocked(Caller caller, UUID id) {
        return simulations.findLocked(caller, id);
    }

    @Override
    public long touch(Caller caller, UUID id, Instant now) {
        return simulations.touch(caller, id, now);
    }

    @Override
    public Set<DeadlineKind> waitsIn(CaseState state) {
        return state.isFinal() ? Set.of() : Set.of(DeadlineKind.SIMULATION_VALIDITY);
    }

    @Override
    public String path() {
        return "/v1/simulations/{simulationUniqueId}";
    }

    @Override
    public String idMember() {
        return "simulationUniqueId";
    }

    @Override
    public Map<String, Object> described(CaseView<Simulation> view) {
        return Map.of("simulationStatusID", state(view).id(), "simulationStatusDescription", view.stateDescription());
    }

    @Override
    public Map<String, Object> toldWithRefusal(CaseView<Simulation> view) {
        return Map.of(
                "state",
                new CaseView.StateName(state(view).id(), view.stateDescription()),
                "allowedActions",
                view.actions());
    }

    static SimulationState state(CaseView<Simulation> view) {
        return (SimulationState) view.state();
    }
}
