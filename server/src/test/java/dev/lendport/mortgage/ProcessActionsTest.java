package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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
        assertThat(reply.text("/allowedActions/1/reasons/0/code")).isEqualTo("process_wrong_state");
        assertThat(reply.text("/allowedActions/1/reasons/0/message"))
                .isEqualTo("The process is \"In Acceptance\"; this is not possible there.");
        assertThat(reply.json().path("pendingItems")).isNotEmpty();
    }

    @Test
    void the_writes_agree_with_what_is_told_and_are_refused_with_the_code_and_message_of_the_reason() {
        for (var id : new UUID[] {Cases.created(broker), Cases.accepted(broker), Cases.submitted(broker)}) {
            agree(id, "submit", () -> broker.post("/v1/processes/" + id + "/submit"));
            agree(id, "cancel", () -> broker.post("/v1/processes/" + id + "/cancel", "{\"processCancelReasonID\": 1}"));
            agree(id, "accept", () -> broker.post("/v1/sandbox/processes/" + id + "/acceptance"));
        }
    }

    private void agree(UUID id, String action, Supplier<Reply> write) {
        var told = broker.get("/v1/processes/" + id + "/actions")
                .json()
                .path("allowedActions")
                .valueStream()
                .filter(each -> each.path("action").stringValue().equals(action))
                .findFirst()
                .orElseThrow();

        var reply = write.get();

        if (told.path("allowed").booleanValue()) {
            reply.expect(200);
        } else {
            reply.expectProblem(409, told.at("/reasons/0/code").stringValue());
            assertThat(reply.text("/detail"))
                    .isEqualTo(told.at("/reasons/0/message").stringValue());
            assertThat(reply.json().path("allowedActions").valueStream()).contains(told);
        }
    }

    @Test
    void one_past_its_acceptance_is_shown_as_expired_before_the_timer_fires() {
        var id = Cases.created(broker);
        // While the clock stands still, nothing fires by itself.
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2099-01-01T00:00:00Z\"}")
                .expect(200);

        var english = broker.english();
        var detail = english.get("/v1/processes/" + id).expect(200);
        var actions = english.get("/v1/processes/" + id + "/actions").expect(200);
        var list = english.get("/v1/processes").expect(200);
        var expired = english.get("/v1/processes?filterProcessStatusId=10").expect(200);
        var waiting = english.get("/v1/processes?filterProcessStatusId=1").expect(200);
        var refused = english.post("/v1/processes/" + id + "/submit");
        var tooLate = english.post("/v1/sandbox/processes/" + id + "/acceptance");

        assertThat(detail.text("/deadlines/0/state")).isEqualTo("pending");
        for (var reply : List.of(detail, actions)) {
            assertThat(reply.number("/processStatusID")).isEqualByComparingTo("10");
            assertThat(reply.text("/processStatusDescription")).isEqualTo("Expired");
            assertThat(reply.json().path("pendingItems")).isEmpty();
            assertThat(reply.json().path("allowedActions").valueStream())
                    .noneMatch(action -> action.path("allowed").booleanValue());
        }
        assertThat(list.text("/listProcessDetail/0/processStatusId")).isEqualTo("10");
        assertThat(list.text("/listProcessDetail/0/processStatusDescription")).isEqualTo("Expired");
        assertThat(expired.id("/listProcessDetail/0/processUniqueId")).isEqualTo(id);
        assertThat(expired.number("/totalRecords")).isEqualByComparingTo("1");
        assertThat(waiting.number("/totalRecords")).isEqualByComparingTo("0");
        assertThat(waiting.json().path("listProcessDetail")).isEmpty();
        refused.expectProblem(409, "process_wrong_state");
        assertThat(refused.text("/detail")).isEqualTo("The process is \"Expired\"; this is not possible there.");
        assertThat(refused.number("/state/id")).isEqualByComparingTo("10");
        tooLate.expectProblem(409, "process_acceptance_lapsed");
        assertThat(tooLate.number("/state/id")).isEqualByComparingTo("10");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign + "/actions").expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID() + "/actions").expectProblem(404, "not_found");
    }
}
