package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseGate;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Leads a simulation to its end: canceled by its broker, or expired because nobody took it up in thirty days. */
@Component
class SimulationMoves implements DeadlineHandler {
    private final CaseGate<Simulation, SimulationAction> gate;
    private final SimulationCases kind;
    private final Simulations simulations;
    private final CaseChanges changes;

    SimulationMoves(
            CaseGate<Simulation, SimulationAction> gate,
            SimulationCases kind,
            Simulations simulations,
            CaseChanges changes) {
        this.gate = gate;
        this.kind = kind;
        this.simulations = simulations;
        this.changes = changes;
    }

    /** Cancels it; gives its new version. */
    Outcome<Long> cancel(Caller caller, UUID id, Precondition known, Instant now) {
        return gate.open(caller, id, known, SimulationAction.CANCEL, now).map(before -> {
            var after = before.acted(SimulationState.CANCELED, now);
            simulations.moved(caller, before, after);
            end(caller, EventType.SIMULATION_CANCELED, before, after, after.told(), now);
            return after.version();
        });
    }

    /** Ends a change whose row is stored. */
    void end(
            Caller caller, EventType type, Simulation before, Simulation after, Map<String, Object> told, Instant now) {
        changes.end(caller, kind, type, Change.of(before, after.state(), after.version(), told), now);
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.SIMULATION_VALIDITY;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> ids, Instant now) {
        var expired = simulations.expire(system, ids, now);
        changes.endByTime(system, kind, kind(), EventType.SIMULATION_EXPIRED, expired, now);
        return expired.stream().collect(Collectors.toMap(Change::id, one -> "expired"));
    }
}
