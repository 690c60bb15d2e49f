package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getProcess")
class ProcessDetailTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_process_is_shown_with_its_loan_people_property_and_what_is_missing() {
        var id = Cases.created(broker);

        var detail = broker.english().get("/v1/processes/" + id).expect(200);

        assertThat(detail.header("ETag")).isEqualTo("\"1-en\"");
        assertThat(detail.text("/processStatusDescription")).isEqualTo("In Acceptance");
        assertThat(detail.text("/branchDescription")).isEqualTo("LOJA VIRTUAL CC");
        assertThat(detail.number("/loanProcessDetail/tan")).isEqualByComparingTo("3.548");
        assertThat(detail.number("/loanProcessDetail/mtic")).isEqualByComparingTo("343669.9");
        assertThat(detail.text("/loanProcessDetail/indexType")).isEqualTo("Euribor 12M");
        assertThat(detail.text("/borrowersProcessList/0/borrowerTypeDescription"))
                .isEqualTo("KeyBorrower");
        assertThat(detail.text("/propertyProcessDetail/districtDescription")).isEqualTo("Aveiro");
        assertThat(detail.json().path("documentsProcessList")).isEmpty();
        var borrower = detail.text("/borrowersProcessList/0/borrowerUniqueID");
        assertThat(detail.body())
                .contains("\"/borrowers/" + borrower + "/personalData/maritalStatusId\",\"code\":\"required\","
                        + "\"message\":\"Missing: marital status.\"");
        assertThat(detail.text("/deadlines/0/kind")).isEqualTo("process_acceptance");
        assertThat(detail.text("/deadlines/0/state")).isEqualTo("pending");
    }

    @Test
    void texts_are_in_the_callers_language() {
        var id = Cases.created(broker);

        var detail = broker.get("/v1/processes/" + id).expect(200);

        assertThat(detail.text("/processStatusDescription")).isEqualTo("Em aceitação");
        assertThat(detail.body()).contains("Em falta: estado civil.");
    }

    @Test
    void an_unchanged_process_is_not_sent_again() {
        var id = Cases.created(broker);
        var tag = broker.get("/v1/processes/" + id).header("ETag");

        broker.header("If-None-Match", tag).get("/v1/processes/" + id).expect(304);
        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);
        broker.header("If-None-Match", tag).get("/v1/processes/" + id).expect(200);
    }

    @Test
    void a_complete_process_may_be_submitted() {
        var id = Cases.complete(broker);

        var detail = broker.get("/v1/processes/" + id).expect(200);

        assertThat(detail.json().path("pendingItems").valueStream())
                .isNotEmpty()
                .noneMatch(item -> item.path("stopsSubmission").booleanValue());
        assertThat(detail.json()
                        .path("allowedActions")
                        .valueStream()
                        .filter(action -> action.path("allowed").booleanValue())
                        .map(action -> action.path("action").stringValue()))
                .containsExactlyInAnyOrder(
                        "update",
                        "addBorrower",
                        "updateBorrower",
                        "updateProperty",
                        "submit",
                        "cancel",
                        "addDocument",
                        "updateDocument",
                        "deleteDocument");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign).expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID()).expectProblem(404, "not_found");
        broker.get("/v1/processes/nonsense").expectInvalid("/processUniqueId invalid_format");
    }
}
