package dev.lendport.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Simulations of many brokers, each with the deadline of its validity: copies of one that the API made, straight into the
 * tables.
 */
final class DeadlineSeed implements AutoCloseable {
    private static final int BROKERS = 100;

    private final Connection connection;
    private final UUID original;

    DeadlineSeed(BenchDatabase database, UUID original) throws SQLException {
        this.connection = database.superuser();
        this.original = original;
        // The rows are right by construction: what the foreign keys would check is not checked again.
        execute("SET session_replication_role = replica");
        execute("CREATE TEMP TABLE seed_broker (n integer PRIMARY KEY, id uuid NOT NULL)");
        execute("INSERT INTO seed_broker SELECT n, uuidv7() FROM generate_series(0, %d) AS n".formatted(BROKERS - 1));
        execute("""
                INSERT INTO broker (id, network_id, name, mode, branch_id)
                SELECT s.id, b.network_id, 'Broker ' || s.n, 'LIVE', b.branch_id
                  FROM seed_broker s, broker b
                 WHERE b.id = '%s'
                """.formatted(DemoBroker.ID));
        execute("CREATE TEMP TABLE seed (broker_id uuid NOT NULL, id uuid NOT NULL, " + "due_at timestamptz NOT NULL)");
    }

    Instant now() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Waits that end within the next thirty days. Nobody reads the documents of their simulations, so they have none. */
    void pending(int count) throws SQLException {
        add(count, "now() + interval '1 day' + random() * interval '29 days'", "'{}'", "'{}'");
        execute("VACUUM ANALYZE simulation, deadline");
        execute("CHECKPOINT");
    }

    /** Waits that end at the turn of each second from a moment on, so many together. */
    void due(Instant from, int eachSecond, int seconds) throws SQLException {
        var first = "'" + from.atOffset(ZoneOffset.UTC) + "'::timestamptz";
        add(
                eachSecond * seconds,
                first + " + (k / %d) * interval '1 second'".formatted(eachSecond),
                "t.request",
                "t.priced");
    }

    private void add(int count, String dueAt, String request, String priced) throws SQLException {
        execute("TRUNCATE seed");
        execute("""
                INSERT INTO seed
                SELECT b.id, uuidv7(), %s
                  FROM generate_series(0, %d) AS g (k) JOIN seed_broker b ON b.n = g.k %% %d
                """.formatted(dueAt, count - 1, BROKERS));
        execute("""
                INSERT INTO simulation (broker_id, id, number, version, state, created_at, last_action_at, valid_until,
                                        request, borrower_ids, priced, price_sheet_version, failures, key_borrower_name,
                                        key_borrower_tax_id, partner_reference, loan_amount, loan_months,
                                        property_amount, has_cross_selling, tan, taeg, mtic, instalment, ltv)
                SELECT s.broker_id, s.id, nextval('simulation_number'), 1, 1, s.due_at - interval '30 days',
                       s.due_at - interval '30 days', s.due_at, %s, t.borrower_ids, %s, t.price_sheet_version, '[]',
                       t.key_borrower_name, t.key_borrower_tax_id, t.partner_reference, t.loan_amount, t.loan_months,
                       t.property_amount, t.has_cross_selling, t.tan, t.taeg, t.mtic, t.instalment, t.ltv
                  FROM seed s, simulation t
                 WHERE t.broker_id = '%s' AND t.id = '%s'
                """.formatted(request, priced, DemoBroker.ID, original));
        execute("""
                INSERT INTO deadline (broker_id, id, kind, subject_type, subject_id, due_at, local_due, zone,
                                      counted_from, days_counted, fires_at)
                SELECT broker_id, uuidv7(), 'simulation_validity', 'simulation', id, due_at,
                       due_at AT TIME ZONE 'Europe/Lisbon', 'Europe/Lisbon',
                       (due_at AT TIME ZONE 'Europe/Lisbon')::date - 30, 30, due_at
                  FROM seed
                """);
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
