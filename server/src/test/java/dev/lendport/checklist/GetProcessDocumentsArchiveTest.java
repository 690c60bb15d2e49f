package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.http.ContentHash;
import dev.lendport.mortgage.Cases;
import dev.lendport.outcome.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

@Covers("getProcessDocumentsArchive")
class GetProcessDocumentsArchiveTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void the_archive_has_every_paper_and_a_manifest_with_their_hashes() throws IOException {
        var process = Cases.accepted(broker);
        var content = SampleFiles.png();
        var id = Papers.delivered(broker, process, Papers.PAYSLIPS);
        Papers.delivered(broker, process, Papers.YOUTH_FORM);

        var reply = broker.get("/v1/processes/" + process + "/documents.zip").expect(200);

        assertThat(reply.header("Content-Type")).isEqualTo("application/zip");
        var files = unpacked(reply.bytes());
        assertThat(files).containsOnlyKeys("manifest.json", "001-payslips.png", "002-dl-44-form.png");
        assertThat(files.get("001-payslips.png")).isEqualTo(content);
        var manifest = Json.MAPPER.readTree(files.get("manifest.json"));
        assertThat(manifest.at("/processUniqueID").asString()).isEqualTo(process.toString());
        assertThat(manifest.at("/documents/0/documentUniqueID").asString()).isEqualTo(id.toString());
        assertThat(manifest.at("/documents/0/sha256").asString())
                .isEqualTo(ContentHash.of(content).sha256());
        assertThat(manifest.at("/documents/0/path").asString()).isEqualTo("001-payslips.png");
    }

    @Test
    void an_empty_case_file_has_its_manifest() throws IOException {
        var process = Cases.accepted(broker);

        var files = unpacked(broker.get("/v1/processes/" + process + "/documents.zip")
                .expect(200)
                .bytes());

        assertThat(files).containsOnlyKeys("manifest.json");
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
