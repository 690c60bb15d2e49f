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

@Covers("submitProcess")
class SubmitProcessTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_complete_process_goes_to_review() {
        var id = Cases.complete(broker);

        var reply = broker.post("/v1/processes/" + id + "/submit").expect(200);

        assertThat(reply.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        var detail = broker.english().get("/v1/processes/" + id).expect(200);
        assertThat(detail.header("ETag")).isEqualTo(reply.header("ETag").replace("pt", "en"));
        assertThat(detail.text("/processStatusDescription")).isEqualTo("In Review");
        assertThat(detail.json().path("pendingItems")).isEmpty();
    }

    @Test
    void what_is_pending_is_listed_as_the_detail_lists_it() {
        var id = Cases.accepted(broker);

        var reply = broker.post("/v1/processes/" + id + "/submit");

        reply.expectProblem(409, "process_has_pending_items");
        assertThat(reply.errors())
                .isEqualTo(broker.get("/v1/processes/" + id)
                        .json()
                        .path("pendingItems")
                        .valueStream()
                        .filter(item -> item.path("stopsSubmission").booleanValue())
                        .map(item -> item.path("pointer").stringValue() + " "
                                + item.path("code").stringValue())
                        .toList())
                .contains("/borrowers/" + Cases.keyBorrower(broker, id)
                        + "/professionalData/employmentSituationId required");
        assertThat(reply.number("/state/id")).isEqualByComparingTo("3");
        assertThat(reply.json()
                        .path("allowedActions")
                        .valueStream()
                        .filter(action -> action.path("allowed").booleanValue())
                        .map(action -> action.path("action").stringValue()))
                .contains("update", "cancel")
                .doesNotContain("submit");
    }

    @Test
    void following_the_pointers_leads_to_a_submitted_process() {
        var id = Cases.accepted(broker);
        broker.post("/v1/processes/" + id + "/borrowers", Cases.rui()).expect(201);

        for (int round = 0; round < 3; round++) {
            for (var pointer : pending(id)) {
                var field = pointer.substring(pointer.lastIndexOf('/') + 1);
                var parts = pointer.split("/", -1);
                var path = "/v1/processes/" + id + "/" + parts[1] + "/" + parts[2];
                broker.put(
                                path,
                                parts.length == 4
                                        ? value(Cases.HOUSE, field)
                                        : "{\"" + parts[3] + "\": " + value(known(parts[3]), field) + "}")
                        .expect(200);
            }
        }

        broker.post("/v1/processes/" + id + "/submit").expect(200);
    }

    @Test
    void of_two_at_once_one_wins() {
        var id = Cases.complete(broker);

        var replies = AtOnce.times(4, () -> broker.post("/v1/processes/" + id + "/submit"));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        replies.stream()
                .filter(reply -> reply.status() != 200)
                .forEach(reply -> reply.expectProblem(409, "process_wrong_state"));
    }

    @Test
    void a_submit_and_a_new_incomplete_borrower_never_both_succeed() {
        for (int round = 0; round < 8; round++) {
            var id = Cases.complete(broker);
            List<Callable<Reply>> both = List.of(
                    () -> broker.post("/v1/processes/" + id + "/submit"),
                    () -> broker.post("/v1/processes/" + id + "/borrowers", """
                            {"borrowerTypeId": 3, "personalData": {"name": "Rui"}}
                            """));

            var replies = AtOnce.all(both);

            assertThat(replies.stream().filter(reply -> reply.status() < 300)).hasSize(1);
            replies.stream().filter(reply -> reply.status() >= 300).forEach(reply -> reply.expect(409));
        }
    }

    @Test
    void the_same_key_submits_once() {
        var id = Cases.complete(broker);
        var keyed = broker.header("Idempotency-Key", "submit-1");

        var first = keyed.post("/v1/processes/" + id + "/submit").expect(200);
        var again = keyed.post("/v1/processes/" + id + "/submit").expect(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void a_stale_version_is_refused() {
        var id = Cases.complete(broker);

        broker.header("If-Match", "\"1-pt\"")
                .post("/v1/processes/" + id + "/submit")
                .expectProblem(412, "version_differs");
    }

    @Test
    void in_another_state_it_is_refused() {
        var id = Cases.created(broker);

        broker.post("/v1/processes/" + id + "/submit").expectProblem(409, "process_wrong_state");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.complete(TestServer.sandboxBroker());

        broker.post("/v1/processes/" + foreign + "/submit").expectProblem(404, "not_found");
        broker.post("/v1/processes/" + UUID.randomUUID() + "/submit").expectProblem(404, "not_found");
    }

    private List<String> pending(UUID id) {
        return broker.get("/v1/processes/" + id + "/actions")
                .json()
                .path("pendingItems")
                .valueStream()
                .filter(item -> item.path("stopsSubmission").booleanValue())
                .map(item -> item.path("pointer").stringValue())
                .toList();
    }

    private static String known(String group) {
        return switch (group) {
            case "personalData" -> Cases.PERSON;
            case "professionalData" -> Cases.JOB;
            default -> Cases.MONEY;
        };
    }

    private static String value(String known, String field) {
        var fields = Fields.parse(known);
        return "{\"" + field + "\": " + fields.value(field) + "}";
    }
}
