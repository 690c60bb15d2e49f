package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import org.junit.jupiter.api.Test;

@Covers("listProcessDocumentFiles")
class ListProcessDocumentFilesTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void every_file_that_a_paper_has_had_is_listed_the_newest_first() {
        var process = Cases.accepted(broker);
        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        Papers.form(broker, "PUT", Papers.path(process) + "/" + id, "new.jpg", SampleFiles.jpeg())
                .expect(200);

        var files = broker.get(Papers.path(process) + "/" + id + "/files").expect(200);

        assertThat(files.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(files.number("/listFiles/0/fileNumber")).isEqualByComparingTo("2");
        assertThat(files.text("/listFiles/0/fileName")).isEqualTo("new.jpg");
        assertThat(files.text("/listFiles/1/fileName")).isEqualTo("scan.png");
        assertThat(files.text("/listFiles/1/fileType")).isEqualTo("png");
    }
}
