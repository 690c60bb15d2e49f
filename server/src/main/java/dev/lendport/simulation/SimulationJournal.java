package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the journal what happened to a simulation. */
@Component
class SimulationJournal {
    private static final int FIRST_VERSION = 1;

    private final Journal journal;

    SimulationJournal(Journal journal) {
        this.journal = journal;
    }

    void created(Caller caller, Instant now, UUID id, int number) {
        journal.append(
                caller,
                now,
                EventType.SIMULATION_CREATED,
                new Subject(Subject.Type.SIMULATION, id, FIRST_VERSION),
                Map.of("simulationNumber", number, "stateId", SimulationState.SIMULATED.id()));
    }

    /** A change that is stored already: the simulation has its new version and state. */
    void acted(Caller caller, Instant now, EventType type, Simulation simulation) {
        journal.append(
                caller,
                now,
                type,
                subject(simulation),
                Map.of(
                        "simulationNumber",
                        simulation.number(),
                        "stateId",
                        simulation.state().id()));
    }

    /** Many changes of one type that are stored already. */
    void acted(Caller caller, Instant now, EventType type, SimulationState state, List<Simulations.Moved> moved) {
        journal.appendAll(
                caller,
                now,
                moved.stream()
                        .map(one -> new Journal.Change(
                                type,
                                new Subject(Subject.Type.SIMULATION, one.id(), one.version()),
                                Map.of("simulationNumber", one.number(), "stateId", state.id())))
                        .toList());
    }

    void validated(Caller caller, Instant now, Simulation simulation) {
        List<String> failed =
                simulation.failures().stream().map(RuleOutcome::code).toList();
        journal.append(
                caller,
                now,
                EventType.SIMULATION_VALIDATED,
                subject(simulation),
                Map.of(
                        "simulationNumber", simulation.number(),
                        "stateId", simulation.state().id(),
                        "failedRules", failed));
    }

    private static Subject subject(Simulation simulation) {
        return new Subject(Subject.Type.SIMULATION, simulation.id(), simulation.version());
    }
}
