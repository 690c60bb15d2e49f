package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getProcessActions")
class ProcessActionsTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void what_is_allowed_is_told_with_the_reasons_against_the_rest() {
        var id = Cases.created(broker);

        var reply = broker.english().get("/v1/processes/" + id + "/actions").expect(200);

        assertThat(reply.text("/processStatusDescription")).isEqualTo("In Acceptance");
        assertThat(reply.text("/allowedActions/0/action")).isEqualTo("accept");
        assertThat(reply.json().at("/allowedActions/0/allowed").booleanValue()).isTrue();
        assertThat(reply.text("/allowedActions/1/reasons/0/code")).isEqualTo("wrong_state");
        assertThat(reply.text("/allowedActions/1/reasons/0/message"))
                .isEqualTo("Not possible while the process is \"In Acceptance\".");
        assertThat(reply.json().path("pendingItems")).isNotEmpty();
    }

    @Test
    void the_writes_agree_with_what_is_told() {
        for (var id : new UUID[] {Cases.created(broker), Cases.accepted(broker), Cases.submitted(broker)}) {
            var told = broker.get("/v1/processes/" + id + "/actions")
                    .json()
                    .path("allowedActions")
                    .valueStream()
                    .filter(action -> action.path("action").stringValue().equals("submit"))
                    .anyMatch(action -> action.path("allowed").booleanValue());

            assertThat(broker.post("/v1/processes/" + id + "/submit").status()).isEqualTo(told ? 200 : 409);
        }
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign + "/actions").expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID() + "/actions").expectProblem(404, "not_found");
    }
}
