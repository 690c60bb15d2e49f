package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@Covers("cancelProcessByPost")
class CancelProcessByPostTest {
    private static final String REASON = "{\"processCancelReasonID\": 1}";

    private final Api broker = TestServer.sandboxBroker();

    @Test
    void it_cancels_as_the_delete_does() {
        var id = Cases.accepted(broker);

        var reply = broker.post("/v1/processes/" + id + "/cancel", REASON).expect(200);

        assertThat(reply.header("ETag")).isEqualTo("\"3-pt\"");
        assertThat(broker.get("/v1/processes/" + id).number("/processStatusID")).isEqualByComparingTo("8");
    }

    @Test
    void the_same_key_cancels_once_and_others_are_told_the_state() {
        var id = Cases.accepted(broker);
        var keyed = broker.header("Idempotency-Key", "cancel-1");

        keyed.post("/v1/processes/" + id + "/cancel", REASON).expect(200);
        keyed.post("/v1/processes/" + id + "/cancel", REASON).expect(200);
        broker.post("/v1/processes/" + id + "/cancel", REASON).expectProblem(409, "process_wrong_state");
    }

    @Test
    void of_a_submit_and_a_cancel_at_once_one_wins() {
        var id = Cases.complete(broker);

        var replies = AtOnce.all(List.<Callable<Reply>>of(
                () -> broker.post("/v1/processes/" + id + "/cancel", REASON),
                () -> broker.post("/v1/processes/" + id + "/submit")));

        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.accepted(TestServer.sandboxBroker());

        broker.post("/v1/processes/" + foreign + "/cancel", REASON).expectProblem(404, "not_found");
        broker.post("/v1/processes/" + UUID.randomUUID() + "/cancel", REASON).expectProblem(404, "not_found");
    }
}
