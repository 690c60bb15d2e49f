package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.EventType;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An offer that nobody took up in thirty days ends. */
@Component
class SimulationExpiry implements DeadlineHandler {
    private final Simulations simulations;
    private final SimulationCounts counts;
    private final SimulationJournal journal;

    SimulationExpiry(Simulations simulations, SimulationCounts counts, SimulationJournal journal) {
        this.simulations = simulations;
        this.counts = counts;
        this.journal = journal;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.SIMULATION_VALIDITY;
    }

    @Override
    public String fire(Caller system, UUID subjectId, Instant now) {
        var found =
                simulations.lock(system, subjectId).filter(one -> one.state().isOpen());
        if (found.isEmpty()) {
            return "nothing_to_do";
        }
        var expired = found.get().acted(SimulationState.EXPIRED, now);
        simulations.moved(system, expired);
        counts.moved(system, found.get().state(), SimulationState.EXPIRED);
        journal.acted(system, now, EventType.SIMULATION_EXPIRED, expired);
        return "expired";
    }
}
