package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("requestDocument")
class RequestDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final Api staff = TestServer.staff();

    private UUID submitted() {
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-11-23T10:00:00Z\"}")
                .expect(200);
        return Cases.submitted(broker);
    }

    @Test
    void the_process_waits_until_the_paper_has_come_and_again_when_it_is_refused() {
        var process = submitted();

        var requirement = Papers.requested(staff, process, Papers.PAYSLIPS, "2026-12-10");

        assertThat(Papers.status(broker, process)).isEqualTo("Awaits Documents");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("missing");
        var waiting = broker.get("/v1/processes/" + process);
        assertThat(waiting.text("/pendingItems/0/pointer")).isEqualTo("/documents/" + requirement);
        assertThat(waiting.text("/deadlines/0/kind")).isEqualTo("process_documents");
        assertThat(waiting.text("/deadlines/0/dueAt")).isEqualTo("2026-12-11T00:00:00Z");

        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        assertThat(Papers.status(broker, process)).isEqualTo("In Review");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("delivered");

        Papers.refuse(staff, process, id).expect(200);
        assertThat(Papers.status(broker, process)).isEqualTo("Awaits Documents");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("refused");

        Papers.accept(staff, process, id).expect(200);
        assertThat(Papers.status(broker, process)).isEqualTo("In Review");
        assertThat(Papers.state(broker, process, requirement)).isEqualTo("accepted");
    }

    @Test
    void what_was_there_before_is_not_what_was_asked_for() {
        var process = submitted();
        Papers.delivered(broker, process, Papers.PAYSLIPS);
        broker.post("/v1/sandbox/clock/advance", "{\"by\": \"PT1H\"}").expect(200);

        Papers.requested(staff, process, Papers.PAYSLIPS, "2026-12-10");

        assertThat(Papers.status(broker, process)).isEqualTo("Awaits Documents");
    }

    @Test
    void the_last_day_of_several_is_waited_for_and_then_the_lender_goes_on() {
        var process = submitted();
        Papers.requested(staff, process, Papers.PAYSLIPS, "2026-12-10");
        Papers.requested(staff, process, 904, "2026-12-15");

        broker.post("/v1/sandbox/clock/advance", "{\"to\": \"2026-12-15T23:59:59Z\"}")
                .expect(200);
        assertThat(Papers.status(broker, process)).isEqualTo("Awaits Documents");
        assertThat(broker.get("/v1/processes?filterProcessStatusId=9").number("/totalRecords"))
                .isEqualByComparingTo("1");

        broker.post("/v1/sandbox/clock/advance", "{\"by\": \"PT1S\"}").expect(200);
        assertThat(Papers.status(broker, process)).isEqualTo("In Review");
        assertThat(broker.get("/v1/processes?filterProcessStatusId=2").number("/totalRecords"))
                .isEqualByComparingTo("1");
        assertThat(broker.get("/v1/processes/" + process + "/timeline?limit=100")
                        .body())
                .contains("process.documents_overdue");
    }

    @Test
    void a_day_that_is_past_or_far_away_and_a_stranger_are_refused() {
        var process = submitted();
        var asking = """
                {"documentTypeId": 906, "text": "x", "dueDate": "%s"%s}
                """;

        staff.post(Papers.desk(process) + "/document-requests", asking.formatted("2026-11-22", ""))
                .expectInvalid("/dueDate out_of_range");
        staff.post(Papers.desk(process) + "/document-requests", asking.formatted("2028-01-01", ""))
                .expectInvalid("/dueDate out_of_range");
        staff.post(
                        Papers.desk(process) + "/document-requests",
                        asking.formatted("2026-12-01", ", \"borrowerUniqueId\": \"" + UUID.randomUUID() + "\""))
                .expectInvalid("/borrowerUniqueId unknown_borrower");
    }

    @Test
    void only_a_process_that_the_lender_looks_at_can_wait() {
        var process = Cases.accepted(broker);

        staff.post(Papers.desk(process) + "/document-requests", """
                {"documentTypeId": 906, "text": "x", "dueDate": "2030-01-01"}
                """).expectProblem(409, "process_wrong_state");
    }
}
