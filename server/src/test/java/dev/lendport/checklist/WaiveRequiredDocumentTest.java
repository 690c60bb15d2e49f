package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import org.junit.jupiter.api.Test;

@Covers("waiveRequiredDocument")
class WaiveRequiredDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final Api staff = TestServer.staff();

    @Test
    void a_waived_request_is_waited_for_no_longer() {
        var process = Cases.submitted(broker);
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-11-23T10:00:00Z\"}")
                .expect(200);
        var requirement = Papers.requested(staff, process, Papers.PAYSLIPS, "2026-12-10");
        var waive = Papers.desk(process) + "/required-documents/" + requirement + "/waive";

        staff.post(waive, "{\"reasonId\": 2, \"text\": \"On file.\"}").expect(200);

        assertThat(Papers.status(broker, process)).isEqualTo("In Review");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("waived");
        assertThat(broker.english()
                        .get("/v1/processes/" + process + "/required-documents")
                        .body())
                .contains("The lender has this information already");
        staff.post(waive, "{\"reasonId\": 2}").expectProblem(409, "document_already_waived");
    }

    @Test
    void what_nobody_asks_for_cannot_be_waived() {
        var process = Cases.submitted(broker);

        staff.post(Papers.desk(process) + "/required-documents/no_such_rule/waive", "{\"reasonId\": 1}")
                .expectProblem(404, "not_found");
    }
}
