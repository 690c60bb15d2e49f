package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.http.ContentHash;
import dev.lendport.mortgage.Cases;
import org.junit.jupiter.api.Test;

@Covers("listProcessDocuments")
class ListProcessDocumentsTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void papers_are_listed_in_their_order_with_what_is_known_of_their_files() {
        var process = Cases.accepted(broker);
        var content = SampleFiles.png();
        var first = Papers.delivered(broker, process, Papers.PAYSLIPS);
        var second = Papers.delivered(broker, process, Papers.YOUTH_FORM);

        var list = broker.get(Papers.path(process)).expect(200);

        assertThat(list.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(list.id("/listDocuments/0/documentUniqueID")).isEqualTo(first);
        assertThat(list.id("/listDocuments/1/documentUniqueID")).isEqualTo(second);
        assertThat(list.text("/listDocuments/0/fileType")).isEqualTo("png");
        assertThat(list.text("/listDocuments/0/sha256"))
                .isEqualTo(ContentHash.of(content).sha256());
        assertThat(list.number("/listDocuments/0/size")).isEqualByComparingTo(Integer.toString(content.length));
        assertThat(list.text("/listDocuments/0/observations")).isEqualTo("Both sides");
    }
}
