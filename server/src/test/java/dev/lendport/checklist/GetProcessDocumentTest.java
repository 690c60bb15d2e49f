package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getProcessDocument")
class GetProcessDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final UUID process = Cases.accepted(broker);

    @Test
    void the_file_comes_back_in_base64_with_its_name_and_title() {
        for (var content : new byte[][] {SampleFiles.png(), SampleFiles.jpeg()}) {
            var name = content[0] == (byte) 0xff ? "scan.jpg" : "scan.png";
            var id = broker.post(
                            Papers.path(process),
                            Papers.body(Papers.PAYSLIPS, "Recibos \\\"2026\\\"", content)
                                    .replace("scan.png", name))
                    .expect(201)
                    .id("/additionalData/documentUniqueID");

            var got = broker.get(Papers.path(process) + "/" + id).expect(200);

            assertThat(got.text("/fileName")).isEqualTo(name);
            assertThat(got.text("/title")).isEqualTo("Recibos \"2026\"");
            assertThat(Base64.getDecoder().decode(got.text("/content"))).isEqualTo(content);
            assertThat(got.header("ETag")).isEqualTo("\"1-pt\"");
        }
    }

    @Test
    void an_old_file_is_had_by_its_number() {
        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        Papers.form(broker, "PUT", Papers.path(process) + "/" + id, "new.jpg", SampleFiles.jpeg())
                .expect(200);

        var newest = broker.get(Papers.path(process) + "/" + id).expect(200);
        var oldest =
                broker.get(Papers.path(process) + "/" + id + "?fileNumber=1").expect(200);

        assertThat(newest.text("/fileName")).isEqualTo("new.jpg");
        assertThat(newest.number("/fileNumber")).isEqualByComparingTo("2");
        assertThat(oldest.text("/fileName")).isEqualTo("scan.png");
        assertThat(Base64.getDecoder().decode(oldest.text("/content"))).isEqualTo(SampleFiles.png());
        broker.get(Papers.path(process) + "/" + id + "?fileNumber=3").expectProblem(404, "not_found");
    }

    @Test
    void what_is_not_there_is_not_found() {
        broker.get(Papers.path(process) + "/" + UUID.randomUUID()).expectProblem(404, "not_found");
    }
}
