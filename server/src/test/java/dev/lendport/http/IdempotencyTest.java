package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is repeated with its key takes effect once. */
class IdempotencyTest {
    private static final String ADVANCE = "/v1/sandbox/clock/advance";
    private static final String ONE_DAY = "{\"by\": \"P1D\"}";

    private final String key = Ids.next().toString();
    private final Api broker = TestServer.sandboxBroker();
    private final Api staff = TestServer.staff();

    @BeforeEach
    void freezeTheClock() {
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-12-01T09:00:00Z\"}")
                .expect(200);
    }

    private static Api keyed(Api client, String key) {
        return client.header("Idempotency-Key", key);
    }

    private String clock() {
        return broker.get("/v1/sandbox/clock").text("/instant");
    }

    @Test
    void a_repeated_request_gets_the_same_answer_and_does_nothing() {
        var first = keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200);
        var again = keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(clock()).isEqualTo("2026-12-02T09:00:00Z");
    }

    @Test
    void a_replay_has_the_status_and_the_location_of_the_first_answer() {
        var broker = "{\"clientId\": \"test-network\", \"name\": \"Twice\", \"environment\": \"sandbox\"}";
        var first = keyed(staff, key).post("/backoffice/brokers", broker).expect(201);
        var again = keyed(staff, key).post("/backoffice/brokers", broker).expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_replay_answers_with_the_request_id_of_the_new_request() {
        keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200);
        var again = keyed(broker, key).header("X-Request-Id", "second").post(ADVANCE, ONE_DAY);

        assertThat(again.header("X-Request-Id")).isEqualTo("second");
    }

    @Test
    void a_key_with_another_body_is_refused() {
        keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200);

        keyed(broker, key).post(ADVANCE, "{\"by\": \"P2D\"}").expectProblem(422, "idempotency_key_reused");
        assertThat(clock()).isEqualTo("2026-12-02T09:00:00Z");
    }

    @Test
    void a_key_with_another_path_is_refused() {
        var one = TestServer.newBroker(Mode.SANDBOX).id();
        var two = TestServer.newBroker(Mode.SANDBOX).id();
        var user = "{\"username\": \"second@broker.example\"}";
        keyed(staff, key).post("/backoffice/brokers/" + one + "/users", user).expect(201);

        keyed(staff, key)
                .post("/backoffice/brokers/" + two + "/users", user)
                .expectProblem(422, "idempotency_key_reused");
    }

    @Test
    void requests_at_once_take_effect_once() {
        var replies = AtOnce.times(12, () -> keyed(broker, key).post(ADVANCE, ONE_DAY));

        assertThat(replies).extracting(Reply::status).contains(200).containsOnly(200, 409);
        assertThat(replies.stream().filter(reply -> reply.status() == 200).map(Reply::body))
                .containsOnly(
                        keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200).body());
        replies.stream()
                .filter(reply -> reply.status() == 409)
                .forEach(reply -> reply.expectProblem(409, "idempotency_key_in_flight"));
        assertThat(clock()).isEqualTo("2026-12-02T09:00:00Z");
    }

    @Test
    void what_was_refused_is_not_remembered() {
        keyed(broker, key).post(ADVANCE, "{\"to\": \"2026-11-01\"}").expectProblem(409, "clock_runs_backwards");

        keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200);
        assertThat(clock()).isEqualTo("2026-12-02T09:00:00Z");
    }

    @Test
    void a_key_belongs_to_one_broker() {
        var other = TestServer.sandboxBroker();
        keyed(broker, key).post(ADVANCE, ONE_DAY).expect(200);

        var reply = keyed(other, key).post(ADVANCE, "{\"by\": \"PT1H\"}").expect(200);
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void a_key_belongs_to_one_operation() {
        var id = keyed(staff, key).post("/backoffice/brokers", """
                        {"clientId": "test-network", "name": "Keyed", "environment": "live"}
                        """).expect(201).id("/additionalData/brokerUniqueID");

        keyed(staff, key)
                .post("/backoffice/brokers/" + id + "/users", "{\"username\": \"a@keyed.example\"}")
                .expect(201);
    }

    @Test
    void a_write_without_a_key_takes_effect_every_time() {
        broker.post(ADVANCE, ONE_DAY).expect(200);
        broker.post(ADVANCE, ONE_DAY).expect(200);

        assertThat(clock()).isEqualTo("2026-12-03T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void a_key_that_is_none_is_refused(String broken) {
        keyed(broker, broken).post(ADVANCE, ONE_DAY).expectProblem(400, "invalid_idempotency_key");
    }

    @Test
    void a_key_has_at_most_128_characters() {
        keyed(broker, "k".repeat(128)).post(ADVANCE, ONE_DAY).expect(200);
        keyed(broker, "k".repeat(129)).post(ADVANCE, ONE_DAY).expectProblem(400, "invalid_idempotency_key");
    }

    @Test
    void the_secret_of_a_new_network_is_never_kept_for_a_replay() throws SQLException {
        var reply = keyed(staff, key)
                .post("/backoffice/networks", "{\"clientId\": \"n-%s\", \"name\": \"N\"}".formatted(key))
                .expect(201);

        try (var connection = TestServer.connectionAs("lendport_system");
                var query = connection.prepareStatement(
                        "SELECT count(*) FROM idempotent_answer WHERE convert_from(body, 'UTF8') LIKE '%' || ? || '%'")) {
            query.setString(1, reply.text("/additionalData/clientSecret"));
            var row = query.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }
}
