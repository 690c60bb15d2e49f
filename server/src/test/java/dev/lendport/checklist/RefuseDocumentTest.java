package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("refuseDocument")
class RefuseDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final Api staff = TestServer.staff();
    private final UUID process = Cases.submitted(broker);
    private final UUID id = Papers.delivered(broker, process, Papers.PAYSLIPS);

    @Test
    void the_broker_is_told_why() {
        var reply = Papers.refuse(staff, process, id).expect(200);

        assertThat(reply.number("/statusID")).isEqualByComparingTo("4");
        var shown = broker.english().get(Papers.path(process));
        assertThat(shown.text("/listDocuments/0/review/reasonDescription")).isEqualTo("Cannot be read");
        assertThat(shown.text("/listDocuments/0/review/text")).isEqualTo("Page two cannot be read.");
        assertThat(shown.text("/listDocuments/0/review/userName")).isEqualTo(TestServer.STAFF_EMAIL);
        var timeline = broker.get("/v1/processes/" + process + "/timeline?limit=100");
        var last = timeline.json().path("entries").size() - 1;
        assertThat(timeline.text("/entries/" + last + "/type")).isEqualTo("process.document_reviewed");
        assertThat(timeline.body()).doesNotContain("Page two").doesNotContain("scan.png");
    }

    @Test
    void twice_is_once_and_an_unknown_reason_is_none() {
        Papers.refuse(staff, process, id).expect(200);

        Papers.refuse(staff, process, id).expectProblem(409, "document_already_decided");
        staff.post(Papers.desk(process) + "/documents/" + id + "/refuse", "{\"reasonId\": 77}")
                .expectInvalid("/reasonId unknown_id");
    }

    @Test
    void a_decision_for_another_version_is_refused() {
        broker.put(Papers.path(process) + "/" + id, "{\"documentTitle\": \"Other\"}")
                .expect(200);

        staff.header("If-Match", "\"1-pt\"")
                .post(Papers.desk(process) + "/documents/" + id + "/refuse", "{\"reasonId\": 1}")
                .expectProblem(412, "version_differs");
    }

    @Test
    void a_broker_cannot_decide() {
        Papers.refuse(broker, process, id).expectProblem(403, "not_allowed");
        assertThat(broker.get("/v1/processes/" + process + "/actions").body()).doesNotContain("reviewDocument");
    }
}
