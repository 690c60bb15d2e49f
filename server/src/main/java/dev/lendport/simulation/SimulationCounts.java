package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many simulations a broker has in each state, kept with every change so that a total does not count rows. Each
 * database session adds to one of sixteen shards, so that writers do not queue; only the sum of the shards means anything.
 */
@Component
class SimulationCounts {
    private final JdbcClient jdbc;

    SimulationCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One simulation went from a state to another, in the transaction that is open. */
    void moved(Caller caller, SimulationState from, SimulationState to) {
        if (from == to) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO simulation_count AS c (broker_id, state, shard, simulations)
                        SELECT ?, m.state, pg_backend_pid() % 16, m.change
                          FROM (VALUES (?, -1), (?, 1)) AS m (state, change)
                         ORDER BY m.state
                        ON CONFLICT (broker_id, state, shard)
                        DO UPDATE SET simulations = c.simulations + excluded.simulations
                        """).params(caller.broker().value(), from.id(), to.id()).update();
    }

    long total(Caller caller, Optional<Integer> state) {
        return jdbc.sql("""
                        SELECT coalesce(sum(simulations), 0)
                          FROM simulation_count
                         WHERE broker_id = ? AND state = coalesce(?, state)
                        """)
                .param(caller.broker().value())
                .param(state.orElse(null))
                .query(Long.class)
                .single();
    }
}
