package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.pricing.PricedLoan;
import dev.lendport.simulation.SimulationActions.Action;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns an accepted simulation into the start of a process: once, and only while it is valid. */
@Component
public class SimulationConversions {
    private final JdbcClient jdbc;
    private final Simulations simulations;
    private final SimulationActions actions;
    private final Deadlines deadlines;
    private final Journal journal;

    SimulationConversions(
            JdbcClient jdbc, Simulations simulations, SimulationActions actions, Deadlines deadlines, Journal journal) {
        this.jdbc = jdbc;
        this.simulations = simulations;
        this.actions = actions;
        this.deadlines = deadlines;
        this.journal = journal;
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
    public Outcome<AcceptedSimulation> convert(Caller caller, UUID simulationId, UUID processId, Instant now) {
        var converted = converted(caller, simulationId, processId, now);
        if (converted.isEmpty()) {
            return refused(caller, simulationId, processId, now);
        }
        var simulation = converted.get().simulation();
        deadlines.cancel(caller, DeadlineKind.SIMULATION_VALIDITY, simulationId, now);
        journal.append(
                caller,
                now,
                EventType.SIMULATION_CONVERTED,
                new Subject(
                        Subject.Type.SIMULATION, simulationId, converted.get().version()),
                Map.of(
                        "simulationNumber", simulation.number(),
                        "stateId", SimulationState.CONVERTED.id(),
                        "processUniqueId", processId));
        return Outcome.done(simulation);
    }

    private Optional<Converted> converted(Caller caller, UUID simulationId, UUID processId, Instant now) {
        var broker = caller.broker().value();
        return jdbc.sql("""
                        WITH converted AS (
                            UPDATE simulation
                               SET state = 5, version = version + 1, last_action_at = ?, process_id = ?
                             WHERE broker_id = ? AND id = ? AND state = 2 AND valid_until > ?
                         RETURNING number, version, request, borrower_ids, priced
                        ), counted AS (
                            INSERT INTO simulation_count AS c (broker_id, state, shard, simulations)
                            SELECT ?, m.state, pg_backend_pid() % 16, m.change
                              FROM converted, (VALUES (2, -1), (5, 1)) AS m (state, change)
                             ORDER BY m.state
                            ON CONFLICT (broker_id, state, shard)
                            DO UPDATE SET simulations = c.simulations + excluded.simulations
                        )
                        SELECT number, version, request, borrower_ids, priced FROM converted
                        """)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        processId,
                        broker,
                        simulationId,
                        now.atOffset(ZoneOffset.UTC),
                        broker)
                .query((row, n) -> new Converted(
                        new AcceptedSimulation(
                                simulationId,
                                row.getInt("number"),
                                Json.MAPPER.readValue(row.getString("request"), SimulationRequest.class),
                                Simulations.ids(row, "borrower_ids"),
                                Json.MAPPER.readValue(row.getString("priced"), PricedLoan.class)),
                        row.getLong("version")))
                .optional();
    }

    private Outcome<AcceptedSimulation> refused(Caller caller, UUID simulationId, UUID processId, Instant now) {
        var simulation = simulations.lock(caller, simulationId);
        if (simulation.isEmpty()) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        // Without an obstacle it was accepted a moment ago; the row is locked now, so it can be converted.
        return actions.obstacle(caller, Action.CREATE_PROCESS, simulation.get(), now)
                .<Outcome<AcceptedSimulation>>map(Outcome::refused)
                .orElseGet(() -> convert(caller, simulationId, processId, now));
    }
}
