package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import org.junit.jupiter.api.Test;

@Covers("getDocumentContentForReview")
class GetDocumentContentForReviewTest {

    @Test
    void staff_get_the_file_whole_or_in_part() {
        var broker = TestServer.sandboxBroker();
        var process = Cases.submitted(broker);
        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        var content = Papers.desk(process) + "/documents/" + id + "/content";

        assertThat(TestServer.staff().get(content).expect(200).bytes()).isEqualTo(SampleFiles.png());
        assertThat(TestServer.staff()
                        .header("Range", "bytes=0-3")
                        .get(content)
                        .expect(206)
                        .bytes())
                .hasSize(4);
    }
}
