package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("listDocumentsForReview")
class ListDocumentsForReviewTest {

    @Test
    void staff_see_the_papers_of_any_broker_and_what_is_missing() {
        var broker = TestServer.sandboxBroker();
        var process = Cases.submitted(broker);
        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);

        var shown = TestServer.staff().get(Papers.desk(process) + "/documents").expect(200);

        assertThat(shown.id("/listDocuments/0/documentUniqueID")).isEqualTo(id);
        assertThat(shown.json().path("listRequiredDocuments").size())
                .isEqualTo(broker.get("/v1/processes/" + process + "/required-documents")
                        .number("/totalCount")
                        .intValue());
        TestServer.staff().get(Papers.desk(UUID.randomUUID()) + "/documents").expectProblem(404, "not_found");
        broker.get(Papers.desk(process) + "/documents").expectProblem(403, "not_allowed");
    }
}
