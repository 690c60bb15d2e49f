package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("recordAcceptance")
class RecordAcceptanceTest {

    @Test
    void staff_record_the_acceptance_of_any_broker_live_or_not() {
        var broker = TestServer.liveBroker();
        var id = Cases.created(broker);

        TestServer.staff().post("/backoffice/processes/" + id + "/acceptance").expect(200);

        assertThat(broker.get("/v1/processes/" + id).number("/processStatusID")).isEqualByComparingTo("3");
        assertThat(broker.get("/v1/processes/" + id + "/timeline").text("/entries/1/userName"))
                .isEqualTo(TestServer.STAFF_EMAIL);
        TestServer.staff()
                .post("/backoffice/processes/" + id + "/acceptance")
                .expectProblem(409, "process_wrong_state");
    }

    @Test
    void an_unknown_process_is_not_found() {
        TestServer.staff()
                .post("/backoffice/processes/" + UUID.randomUUID() + "/acceptance")
                .expectProblem(404, "not_found");
    }

    @Test
    void a_broker_is_no_member_of_staff() {
        var broker = TestServer.sandboxBroker();
        var id = Cases.created(broker);

        broker.post("/backoffice/processes/" + id + "/acceptance").expectProblem(403, "not_allowed");
    }
}
