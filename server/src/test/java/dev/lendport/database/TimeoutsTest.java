package dev.lendport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.outcome.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Nobody waits without end for a lock, and nobody holds one without end. The node of this test is less patient. */
@ExtendWith(OutputCaptureExtension.class)
class TimeoutsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static ConfigurableApplicationContext node;

    @BeforeAll
    static void startAnImpatientNode() {
        node = TestServer.anotherNode(Map.of(
                "lendport.database-lock-wait-milliseconds", 300,
                "lendport.database-idle-transaction-milliseconds", 500));
    }

    @AfterAll
    static void stopIt() {
        node.close();
    }

    @Test
    void a_request_whose_row_is_held_is_a_503_that_says_when_to_come_back_and_has_done_nothing(CapturedOutput output)
            throws SQLException {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        var client = TestServer.strangerAt(node)
                .header("Authorization", broker.api().authorization())
                .header("Idempotency-Key", Ids.next().toString());
        var advance = Json.MAPPER.writeValueAsString(Map.of("by", "P1D"));
        var before = traces(broker.id().value());
        try (var other = TestServer.connectionAs("lendport_system")) {
            hold(other, broker.id().value());

            var refused = client.post("/v1/sandbox/clock/advance", advance).expectProblem(503, "held_by_another");

            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(traces(broker.id().value())).isEqualTo(before);
            other.rollback();
        }
        assertThat(output.getAll())
                .contains("/v1/sandbox/clock/advance: what it needs is held by another transaction")
                .doesNotContain("\tat dev.lendport");
        var done = client.post("/v1/sandbox/clock/advance", advance).expect(200);
        assertThat(done.header("Idempotency-Replayed")).isEmpty();
    }

    /** Holds the broker's own row, which a change of its clock needs. */
    private static void hold(Connection connection, UUID broker) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT id FROM broker WHERE id = ? FOR UPDATE")) {
            statement.setObject(1, broker);
            statement.execute();
        }
    }

    /** What a request would leave behind: entries, a kept answer, a turned clock. */
    private static Object traces(UUID broker) {
        return Stored.column("""
                SELECT (SELECT count(*) FROM journal_entry WHERE broker_id = b.id) || ' '
                    || (SELECT count(*) FROM idempotent_answer WHERE caller_id = b.id) || ' ' || clock_version
                  FROM broker b WHERE id = ?
                """, broker);
    }

    @Test
    void a_node_that_falls_silent_within_a_transaction_loses_its_connection_and_what_it_holds() throws SQLException {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        var pool = node.getBean(DataSource.class);
        var silent = pool.getConnection();
        int process = processOf(silent);
        hold(silent, broker.id().value());

        await().atMost(SOON)
                .until(() -> Stored.column("SELECT pid FROM pg_stat_activity WHERE pid = ?", process)
                        .isEmpty());

        assertThat(silent.isValid(1)).isFalse();
        assertThatThrownBy(silent::close).isInstanceOf(SQLException.class);
        TestServer.strangerAt(node)
                .header("Authorization", broker.api().authorization())
                .put("/v1/sandbox/clock", "{\"mode\": \"live\"}")
                .expect(200);
    }

    @Test
    void every_connection_of_a_server_waits_for_seconds_only() throws SQLException {
        try (var connection = TestServer.bean(DataSource.class).getConnection()) {
            assertThat(shown(connection, "lock_timeout")).isEqualTo("5s");
            assertThat(shown(connection, "idle_in_transaction_session_timeout")).isEqualTo("1min");
        }
    }

    private static int processOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT set_config('role', 'lendport_system', false), pg_backend_pid()")) {
            row.next();
            return row.getInt(2);
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
