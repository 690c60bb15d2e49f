package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import org.junit.jupiter.api.Test;

@Covers("listRequiredDocuments")
class ListRequiredDocumentsTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_required_paper_goes_from_missing_to_accepted() {
        var process = Cases.submitted(broker);
        var staff = TestServer.staff();
        var key = "payslips." + Cases.keyBorrower(broker, process);
        assertThat(Papers.state(broker, process, key)).isEqualTo("missing");

        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        assertThat(Papers.state(broker, process, key)).isEqualTo("delivered");
        assertThat(broker.get(Papers.path(process))
                        .json()
                        .at("/listDocuments/0/isMandatory")
                        .booleanValue())
                .isTrue();

        Papers.refuse(staff, process, id).expect(200);
        assertThat(Papers.state(broker, process, key)).isEqualTo("refused");

        Papers.form(broker, "PUT", Papers.path(process) + "/" + id, "better.png", SampleFiles.png())
                .expect(200);
        assertThat(Papers.state(broker, process, key)).isEqualTo("delivered");

        Papers.accept(staff, process, id).expect(200);
        assertThat(Papers.state(broker, process, key)).isEqualTo("accepted");
    }
}
