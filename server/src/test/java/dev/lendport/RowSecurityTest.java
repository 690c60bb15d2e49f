package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.callback.OwnedCallback;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.checklist.OwnedPaper;
import dev.lendport.credit.OwnedCreditOperation;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.document.OwnedDocument;
import dev.lendport.journal.OwnedDigest;
import dev.lendport.journal.Sequencer;
import dev.lendport.message.OwnedMessage;
import dev.lendport.mortgage.OwnedProcess;
import dev.lendport.outcome.Outcome;
import dev.lendport.portability.OwnedPortability;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Underneath every filter in a query, PostgreSQL shows a broker its own rows only. */
class RowSecurityTest {
    private static final TestServer.NewBroker OWNER = TestServer.newBroker(Mode.SANDBOX);
    private static final TestServer.NewBroker OTHER = TestServer.newBroker(Mode.SANDBOX);

    /** Every table with a broker's column that the application may look into, and that column. */
    private static final String BROKER_TABLES = """
            SELECT c.relname || ' ' || a.attname
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relnamespace = 'lendport'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND (a.attname IN ('broker_id', 'caller_id') OR (c.relname = 'broker' AND a.attname = 'id'))
               AND NOT a.attisdropped
            """;

    @BeforeAll
    static void giveTheOwnerARowInEveryTable() {
        new OwnedProcess().make(OWNER);
        new OwnedCallback().make(OWNER);
        new OwnedDigest().make(OWNER);
        new OwnedPortability().make(OWNER);
        new OwnedCreditOperation().make(OWNER);
        new OwnedDocument().make(OWNER);
        new OwnedPaper().make(OWNER);
        new OwnedMessage().make(OWNER);
        OWNER.api()
                .header("Idempotency-Key", Ids.next().toString())
                .post("/v1/sandbox/clock/advance", "{\"by\": \"P1D\"}")
                .expect(200);
        TestServer.bean(Sequencer.class).sequence();
        var caller = OWNER.caller(Mode.SANDBOX);
        TestServer.bean(Transactions.class).write(caller, now -> {
            var due = Due.afterCalendarDays(now, 30, ZoneId.of("Europe/Lisbon"));
            TestServer.bean(Deadlines.class).set(caller, DeadlineKind.PROCESS_ACCEPTANCE, "process", Ids.next(), due);
            return Outcome.done(true);
        });
    }

    private record BrokerTable(String name, String column) {
        boolean isReadable() {
            return Stored.column("SELECT has_any_column_privilege('lendport_app', ?::regclass, 'SELECT')", qualified())
                    .getFirst()
                    .equals("t");
        }

        String qualified() {
            return "lendport." + name;
        }
    }

    private static List<BrokerTable> tables() {
        var tables = Stored.column(BROKER_TABLES).stream()
                .map(row -> row.split(" ", 2))
                .map(row -> new BrokerTable(row[0], row[1]))
                .toList();
        assertThat(tables)
                .extracting(BrokerTable::name)
                .contains("broker", "broker_user", "journal_entry", "journal_head", "idempotent_answer", "deadline");
        return tables;
    }

    @Test
    void every_table_of_a_broker_is_bound_to_it_by_force() {
        for (var table : tables()) {
            assertThat(Stored.column(
                            "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = ?::regclass",
                            table.qualified()))
                    .as(table.name())
                    .containsExactly("t");
        }
    }

    @Test
    void a_partition_is_reached_through_its_table_only() {
        assertThat(Stored.column("""
                        SELECT relname FROM pg_class
                         WHERE relnamespace = 'lendport'::regnamespace AND relispartition AND relkind = 'r'
                           AND has_table_privilege('lendport_app', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                        """)).isEmpty();
    }

    @Test
    void the_applications_roles_own_nothing_and_are_above_nothing() {
        assertThat(Stored.column("""
                        SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
                         WHERE r.rolname IN ('lendport_app', 'lendport_system')
                        """)).isEmpty();
        assertThat(Stored.column("""
                        SELECT rolname FROM pg_roles
                         WHERE rolname IN ('lendport_app', 'lendport_system')
                           AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin)
                        """)).isEmpty();
        assertThat(Stored.column("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user"))
                .containsExactly("f");
    }

    @Test
    void the_pool_acts_as_the_application() {
        assertThat(TestServer.bean(JdbcClient.class)
                        .sql("SELECT current_user")
                        .query(String.class)
                        .single())
                .isEqualTo("lendport_app");
    }

    @Test
    void a_query_without_its_filter_sees_the_rows_of_the_present_broker_only() throws SQLException {
        for (var table : tables()) {
            if (table.isReadable()) {
                assertThat(foreignRows(table, OTHER)).as(table.name()).isZero();
                assertThat(rows("SELECT count(*) FROM " + table.name(), OWNER))
                        .as("%s, of which the test makes a row", table.name())
                        .isPositive();
            }
        }
    }

    @Test
    void a_query_outside_of_any_call_sees_nothing() throws SQLException {
        try (var connection = TestServer.connectionAs("lendport_app")) {
            for (var table : tables()) {
                if (table.isReadable()) {
                    assertThat(count(connection, "SELECT count(*) FROM " + table.name()))
                            .as(table.name())
                            .isZero();
                }
            }
        }
    }

    @Test
    void nobody_writes_a_row_for_another_broker() {
        var entry = "INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id, "
                + "subject_sequence, actor_kind, actor_id, actor_name, data) VALUES ('%s', gen_random_uuid(), now(), "
                        .formatted(OWNER.id())
                + "'x.y', 'broker', gen_random_uuid(), 1, 'SYSTEM', gen_random_uuid(), 'x', '{}')";

        assertThatThrownBy(() -> change(entry, OTHER)).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> Stored.changeAs("lendport_app", entry)).hasMessageContaining("row-level security");
    }

    @Test
    void nobody_changes_a_row_of_another_broker() throws SQLException {
        assertThat(change(
                        "UPDATE deadline SET state = 'cancelled', closed_at = now() WHERE broker_id = '" + OWNER.id()
                                + "'",
                        OTHER))
                .isZero();
        assertThat(change("UPDATE broker SET clock_version = 0 WHERE id = '" + OWNER.id() + "'", OTHER))
                .isZero();
    }

    @Test
    void a_call_sees_nothing_of_the_call_before_it_on_the_same_connection() {
        var transactions = TestServer.bean(Transactions.class);
        var jdbc = TestServer.bean(JdbcClient.class);
        var seen = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            Caller caller = (i % 2 == 0 ? OWNER : OTHER).caller(Mode.SANDBOX);
            seen.add(transactions.read(
                    caller,
                    now -> jdbc.sql("SELECT count(*) FROM broker")
                            .query(Integer.class)
                            .single()));
        }

        assertThat(seen).containsOnly(1);
        assertThat(jdbc.sql("SELECT count(*) FROM broker").query(Integer.class).single())
                .isZero();
    }

    private static int foreignRows(BrokerTable table, TestServer.NewBroker reader) throws SQLException {
        return rows(
                "SELECT count(*) FROM %s WHERE %s IS DISTINCT FROM '%s'"
                        .formatted(table.name(), table.column(), reader.id()),
                reader);
    }

    private static int rows(String query, TestServer.NewBroker reader) throws SQLException {
        try (var connection = TestServer.connectionAs("lendport_app")) {
            become(connection, reader);
            return count(connection, query);
        }
    }

    private static int change(String statement, TestServer.NewBroker writer) throws SQLException {
        try (var connection = TestServer.connectionAs("lendport_app");
                var change = connection.createStatement()) {
            become(connection, writer);
            return change.executeUpdate(statement);
        }
    }

    private static void become(Connection connection, TestServer.NewBroker broker) throws SQLException {
        try (var set = connection.prepareStatement("SELECT set_config('lendport.broker', ?, false)")) {
            set.setString(1, broker.id().toString());
            set.execute();
        }
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery(query);
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
