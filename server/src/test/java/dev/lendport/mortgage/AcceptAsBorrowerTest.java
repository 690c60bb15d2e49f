package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("acceptProcessAsBorrower")
class AcceptAsBorrowerTest {
    private final TestServer.NewBroker owner = TestServer.newBroker(Mode.SANDBOX);
    private final Api broker = owner.api();

    @Test
    void accepting_opens_the_process_for_filling_in() {
        var id = Cases.created(broker);

        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);

        var detail = broker.english().get("/v1/processes/" + id).expect(200);
        assertThat(detail.text("/processStatusDescription")).isEqualTo("In Creation");
        assertThat(detail.text("/borrowersProcessList/0/acceptedAt")).isNotEmpty();
    }

    @Test
    void of_several_at_once_one_is_the_acceptance() {
        var id = Cases.created(broker);

        var replies = AtOnce.times(4, () -> broker.post("/v1/sandbox/processes/" + id + "/acceptance"));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(broker.get("/v1/processes/" + id + "/timeline").json().path("entries"))
                .hasSize(2);
    }

    @Test
    void the_same_key_accepts_once() {
        var id = Cases.created(broker);
        var keyed = broker.header("Idempotency-Key", "accept-1");

        keyed.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);
        var again = keyed.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    /** The timer may be late: a database that was away, a node that was busy. The instant counts, not the timer. */
    @Test
    void from_the_due_instant_on_it_is_refused_even_before_the_timer_came() throws SQLException {
        var id = Cases.created(broker);
        try (var connection = TestServer.connectionAs("lendport_app");
                var statement = connection.createStatement()) {
            statement.execute("SET lendport.broker = '" + owner.id() + "'");
            statement.execute("UPDATE process SET acceptance_due_at = now() WHERE id = '" + id + "'");
        }

        var told = broker.get("/v1/processes/" + id + "/actions").expect(200);
        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expectProblem(409, "process_acceptance_lapsed");

        assertThat(told.text("/allowedActions/0/reasons/0/code")).isEqualTo("process_acceptance_lapsed");
        assertThat(broker.get("/v1/processes/" + id).number("/processStatusID")).isEqualByComparingTo("10");
    }

    @Test
    void live_brokers_cannot_play_the_borrower() {
        TestServer.liveBroker()
                .post("/v1/sandbox/processes/" + UUID.randomUUID() + "/acceptance")
                .expectProblem(403, "sandbox_only");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.post("/v1/sandbox/processes/" + foreign + "/acceptance").expectProblem(404, "not_found");
        broker.post("/v1/sandbox/processes/" + UUID.randomUUID() + "/acceptance")
                .expectProblem(404, "not_found");
    }
}
