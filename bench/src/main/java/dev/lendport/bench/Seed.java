package dev.lendport.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Multiplies what the API made: copies of a simulation that waits for its process, and of a process, each with ids of its
 * own. Straight into the tables, without triggers, so that a million take a minute or two; whatever columns the tables
 * have by then, the copies have them.
 */
final class Seed implements AutoCloseable {
    private static final int BATCH = 100_000;

    private final Connection connection;

    Seed(BenchDatabase database) throws SQLException {
        connection = database.superuser();
        // The rows are right by construction: what the foreign keys would check is not checked again.
        execute("SET session_replication_role = replica");
        execute("CREATE TEMP TABLE seed (n bigint NOT NULL, simulation_id uuid NOT NULL, process_id uuid NOT NULL)");
    }

    /** Adds copies of an accepted simulation and answers their ids. */
    List<UUID> simulations(UUID accepted, int count) throws SQLException {
        var ids = new ArrayList<UUID>(count);
        for (int done = 0; done < count; done += BATCH) {
            fresh(done, Math.min(BATCH, count - done));
            copy(
                    "simulation",
                    "id",
                    accepted,
                    Map.of(
                            "id", "seed.simulation_id",
                            "number", "nextval('simulation_number')"));
            ids.addAll(ids("SELECT simulation_id FROM seed ORDER BY n"));
        }
        execute("VACUUM ANALYZE simulation");
        return ids;
    }

    /**
     * Adds copies of a process, each acted on a second before the one before it. Their simulations are copied without
     * their documents, which nothing reads once the process is there.
     */
    void processes(UUID process, int already, int wanted) throws SQLException {
        var simulation = ids("SELECT simulation_id FROM process WHERE id = '" + process + "'")
                .getFirst();
        for (int done = already; done < wanted; done += BATCH) {
            fresh(done, Math.min(BATCH, wanted - done));
            copy(
                    "simulation",
                    "id",
                    simulation,
                    Map.of(
                            "id", "seed.simulation_id",
                            "number", "nextval('simulation_number')",
                            "process_id", "seed.process_id",
                            "request", "'{}'",
                            "priced", "'{}'"));
            copy(
                    "process",
                    "id",
                    process,
                    Map.of(
                            "id", "seed.process_id",
                            "simulation_id", "seed.simulation_id",
                            "last_action_at", "t.last_action_at - seed.n * interval '1 second'"));
            copy("borrower", "process_id", process, Map.of("id", "uuidv7()", "process_id", "seed.process_id"));
            copy("property", "process_id", process, Map.of("id", "uuidv7()", "process_id", "seed.process_id"));
            copy("case_search", "case_id", process, Map.of("case_id", "seed.process_id"));
            copy("deadline", "subject_id", process, Map.of("id", "uuidv7()", "subject_id", "seed.process_id"));
            execute("UPDATE case_count SET cases = cases + (SELECT count(*) FROM seed) WHERE ctid = (SELECT min(ctid) "
                    + "FROM case_count WHERE kind = 'process' AND state = '1' AND broker_id = '" + DemoBroker.ID
                    + "')");
        }
        execute("VACUUM ANALYZE simulation, process, borrower, property, case_search, case_count, deadline");
        execute("CHECKPOINT");
    }

    /** The ids of some of the broker's processes, from everywhere in the table. */
    List<UUID> someProcesses(int most) throws SQLException {
        return ids("SELECT id FROM process WHERE broker_id = '" + DemoBroker.ID + "' ORDER BY hashtext(id::text) LIMIT "
                + most);
    }

    private void fresh(int from, int count) throws SQLException {
        execute("TRUNCATE seed");
        execute("INSERT INTO seed SELECT n, uuidv7(), uuidv7() FROM generate_series(%d, %d) AS n"
                .formatted(from + 1, from + count));
    }

    /** Copies a row of a table once for each row of the seed, with other values in some columns. */
    private void copy(String table, String key, UUID original, Map<String, String> other) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        for (var column : columns(table)) {
            columns.put(column, other.getOrDefault(column, "t." + column));
        }
        execute("INSERT INTO %s (%s) SELECT %s FROM %s AS t CROSS JOIN seed WHERE t.broker_id = '%s' AND t.%s = '%s'"
                .formatted(
                        table,
                        String.join(", ", columns.keySet()),
                        String.join(", ", columns.values()),
                        table,
                        DemoBroker.ID,
                        key,
                        original));
    }

    /** Columns that are not numbered by the table itself. */
    private List<String> columns(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var statement = connection.prepareStatement("""
                SELECT column_name FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = ?
                   AND is_identity = 'NO' AND is_generated = 'NEVER'
                 ORDER BY ordinal_position
                """)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    private List<UUID> ids(String query) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
