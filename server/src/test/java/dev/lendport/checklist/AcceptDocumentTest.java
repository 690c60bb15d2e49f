package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("acceptDocument")
class AcceptDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final Api staff = TestServer.staff();

    @Test
    void an_accepted_paper_is_shown_as_such_and_a_refused_one_can_be_accepted() {
        var process = Cases.submitted(broker);
        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        Papers.refuse(staff, process, id).expect(200);

        var reply = Papers.accept(staff, process, id).expect(200);

        assertThat(reply.number("/statusID")).isEqualByComparingTo("3");
        assertThat(reply.header("ETag")).isEqualTo("\"3-pt\"");
        assertThat(broker.get(Papers.path(process)).number("/listDocuments/0/statusID"))
                .isEqualByComparingTo("3");
    }

    @Test
    void what_is_not_there_is_not_found() {
        var process = Cases.submitted(broker);

        Papers.accept(staff, process, UUID.randomUUID()).expectProblem(404, "not_found");
        Papers.accept(staff, UUID.randomUUID(), UUID.randomUUID()).expectProblem(404, "not_found");
    }
}
