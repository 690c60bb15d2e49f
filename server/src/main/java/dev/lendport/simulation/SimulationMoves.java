package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.simulation.SimulationActions.Action;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What every change of a simulation shares: its row is locked, the guard asked, the new state counted and told. */
@Component
class SimulationMoves {
    private final Simulations simulations;
    private final SimulationActions actions;
    private final SimulationCounts counts;
    private final Deadlines deadlines;
    private final SimulationJournal journal;

    SimulationMoves(
            Simulations simulations,
            SimulationActions actions,
            SimulationCounts counts,
            Deadlines deadlines,
            SimulationJournal journal) {
        this.simulations = simulations;
        this.actions = actions;
        this.counts = counts;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** The simulation with its row locked, or why the action is not possible. */
    Outcome<Simulations.Locked> locked(Caller caller, UUID id, Action action, Precondition precondition, Instant now) {
        var found = simulations.lockWithBody(caller, id);
        if (found.isEmpty()) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        var simulation = found.get().simulation();
        return precondition
                .refuses(simulation.version())
                .or(() -> actions.obstacle(caller, action, simulation, now))
                .<Outcome<Simulations.Locked>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(found.get()));
    }

    /** Cancels it; gives its new version. */
    Outcome<Long> cancel(Caller caller, UUID id, Precondition precondition, Instant now) {
        return locked(caller, id, Action.CANCEL, precondition, now).map(locked -> {
            var canceled = locked.simulation().acted(SimulationState.CANCELED, now);
            simulations.moved(caller, canceled);
            settled(caller, locked.simulation(), canceled, now);
            journal.acted(caller, now, EventType.SIMULATION_CANCELED, canceled);
            return canceled.version();
        });
    }

    /** Counts a change of state, and ends the waiting of a simulation that nobody can act on any more. */
    void settled(Caller caller, Simulation before, Simulation after, Instant now) {
        counts.moved(caller, before.state(), after.state());
        if (!after.state().isOpen()) {
            deadlines.cancel(caller, DeadlineKind.SIMULATION_VALIDITY, after.id(), now);
        }
    }
}
