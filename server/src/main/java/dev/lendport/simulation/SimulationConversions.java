package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseCounts;
import dev.lendport.casework.CaseGate;
import dev.lendport.database.Rows;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.pricing.PricedLoan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns an accepted simulation into the start of a process: once, and only while it is valid. */
@Component
public class SimulationConversions {
    private final JdbcClient jdbc;
    private final CaseGate<Simulation, SimulationAction> gate;
    private final SimulationCases kind;
    private final CaseChanges changes;

    SimulationConversions(
            JdbcClient jdbc, CaseGate<Simulation, SimulationAction> gate, SimulationCases kind, CaseChanges changes) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.kind = kind;
        this.changes = changes;
    }

    private record Converted(AcceptedSimulation simulation, long version) {}

    /**
     * Marks the simulation as converted in the transaction that is open and gives what the process starts from. Three
     * statements: the change with its count, the end of its deadline, its journal entry.
     *
     * @param processId of the process it becomes
     * @return refused with {@link ProblemCode#NOT_FOUND}, {@link ProblemCode#SIMULATION_NOT_ACCEPTED},
     *     {@link ProblemCode#SIMULATION_EXPIRED} or {@link ProblemCode#SIMULATION_ALREADY_CONVERTED}
     */
    public Outcome<AcceptedSimulation> convert(Caller caller, SimulationId simulation, UUID processId, Instant now) {
        var converted = converted(caller, simulation, processId, now);
        if (converted.isEmpty()) {
            return refused(caller, simulation, processId, now);
        }
        var accepted = converted.get().simulation();
        Map<String, Object> told = Map.of(
                "simulationNumber", accepted.number(),
                "stateId", SimulationState.CONVERTED.id(),
                "processUniqueId", processId);
        var change = new Change(
                simulation.value(),
                SimulationState.ACCEPTED,
                SimulationState.CONVERTED,
                converted.get().version(),
                told);
        changes.end(caller, kind, EventType.SIMULATION_CONVERTED, change, now);
        return Outcome.done(accepted);
    }

    private Optional<Converted> converted(Caller caller, SimulationId simulation, UUID processId, Instant now) {
        return jdbc.sql("""
                        WITH moved AS (
                            UPDATE simulation
                               SET state = 5, version = version + 1, last_action_at = ?, process_id = ?
                             WHERE broker_id = ? AND id = ? AND state = 2 AND valid_until > ?
                            RETURNING broker_id, 'simulation' AS kind, '2' AS state_before, '5' AS state_after,
                                      false AS decided, number, version, request, borrower_ids, priced
                        ),
                        """ + CaseCounts.MOVED + "SELECT number, version, request, borrower_ids, priced FROM moved")
                .params(Rows.at(now), processId, caller.broker().value(), simulation.value())
                .param(Rows.at(now))
                .query((row, n) -> new Converted(
                        new AcceptedSimulation(
                                simulation.value(),
                                row.getInt("number"),
                                Json.MAPPER.readValue(row.getString("request"), SimulationRequest.class),
                                Rows.ids(row, "borrower_ids"),
                                Json.MAPPER.readValue(row.getString("priced"), PricedLoan.class)),
                        row.getLong("version")))
                .optional();
    }

    private Outcome<AcceptedSimulation> refused(Caller caller, SimulationId simulation, UUID processId, Instant now) {
        // Without a reason against it, it was accepted a moment ago; the row is locked now, so it can be converted.
        return gate.open(caller, simulation.value(), Precondition.NONE, SimulationAction.CREATE_PROCESS, now)
                .then(accepted -> convert(caller, simulation, processId, now));
    }
}
