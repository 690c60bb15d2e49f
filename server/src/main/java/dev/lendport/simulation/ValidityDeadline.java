package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An offer that nobody took up in thirty days ends. */
@Component
class ValidityDeadline implements DeadlineHandler {
    private final Simulations simulations;
    private final SimulationJournal journal;

    ValidityDeadline(Simulations simulations, SimulationJournal journal) {
        this.simulations = simulations;
        this.journal = journal;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.SIMULATION_VALIDITY;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> subjectIds, Instant now) {
        var expired = simulations.expire(system, subjectIds, now);
        journal.acted(system, now, EventType.SIMULATION_EXPIRED, SimulationState.EXPIRED, expired);
        return expired.stream().collect(Collectors.toMap(Simulations.Moved::id, one -> "expired"));
    }
}
