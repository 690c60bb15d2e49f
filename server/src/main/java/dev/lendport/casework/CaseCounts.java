package dev.lendport.casework;

import dev.lendport.caller.Caller;
import dev.lendport.database.Where;
import dev.lendport.journal.Subject;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many cases a broker has in each state, kept in the statement that stores a case or moves it, so that a total does
 * not count rows. Each database session adds to one of sixteen shards, so that writers do not queue; only the sum of the
 * shards means anything.
 */
@Component
public class CaseCounts {
    private static final String ADD = """
            ON CONFLICT (broker_id, kind, state, decided, shard) DO UPDATE SET cases = c.cases + excluded.cases
            """;

    /** Counts a new case: part of a statement that has {@code born (broker_id, kind, state, ...)} before it, one row. */
    public static final String BORN = """
            counted AS (
                INSERT INTO case_count AS c (broker_id, kind, state, decided, shard, cases)
                SELECT broker_id, kind, state, false, pg_backend_pid() % 16, 1 FROM born
            """ + ADD + ")\n";

    private static final String STEPS = """
                  FROM moved
                 CROSS JOIN LATERAL (VALUES (moved.state_before, -1), (moved.state_after, 1)) AS step (state, change)
                 WHERE moved.state_before <> moved.state_after
            """;

    /**
     * Counts one change of state: part of a statement that has {@code moved (broker_id, kind, state_before, state_after,
     * decided, ...)} before it, at most one row.
     */
    public static final String MOVED = """
            counted AS (
                INSERT INTO case_count AS c (broker_id, kind, state, decided, shard, cases)
                SELECT moved.broker_id, moved.kind, step.state, moved.decided, pg_backend_pid() % 16, step.change
            """ + STEPS + " ORDER BY step.state " + ADD + ")\n";

    /** The same for any number of cases; summed up, since a row of the counts is changed once in a statement. */
    public static final String ALL_MOVED = """
            counted AS (
                INSERT INTO case_count AS c (broker_id, kind, state, decided, shard, cases)
                SELECT moved.broker_id, moved.kind, step.state, moved.decided, pg_backend_pid() % 16, sum(step.change)
            """ + STEPS + """
                 GROUP BY moved.broker_id, moved.kind, step.state, moved.decided
                 ORDER BY step.state, moved.decided
            """ + ADD + ")\n";

    private final JdbcClient jdbc;

    CaseCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many of a kind the broker has.
     *
     * @param state the key of the only state to count
     * @param decided whether only those with a decision count, or only those without
     */
    public long total(Caller caller, Subject.Type kind, Optional<String> state, Optional<Boolean> decided) {
        var where = new Where()
                .and("broker_id = ?", caller.broker().value())
                .and("kind = ?", kind.wire())
                .andIf("state = ?", state)
                .andIf("decided = ?", decided);
        return jdbc.sql("SELECT coalesce(sum(cases), 0) FROM case_count" + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }
}
