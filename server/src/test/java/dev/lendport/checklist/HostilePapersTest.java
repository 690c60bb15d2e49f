package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.document.SampleFiles;
import dev.lendport.document.SamplePdfs;
import dev.lendport.document.StoredFiles;
import dev.lendport.document.ZipOf;
import dev.lendport.mortgage.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers that nobody at the lender should open. */
class HostilePapersTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final UUID process = Cases.accepted(broker.api());

    private Reply json(String name, byte[] content) {
        return broker.api().post(Papers.path(process), """
                {"documentTitle": "Scan", "documentTypeID": 906, "fileName": "%s", "documentContent": "%s"}
                """.formatted(
                        name, Base64.getEncoder().encodeToString(content)));
    }

    private Reply form(String name, byte[] content) {
        return Papers.form(
                broker.api(),
                "POST",
                Papers.path(process),
                name,
                content,
                "documentTitle",
                "Scan",
                "documentTypeID",
                "906");
    }

    @Test
    void a_pdf_is_taken_with_its_pages_and_served_as_it_is() {
        var pdf = SamplePdfs.pages(3);

        var id = json("contract.pdf", pdf).expect(201).id("/additionalData/documentUniqueID");
        form("contract.pdf", pdf).expect(201);

        var list = broker.api().get(Papers.path(process));
        for (var at : List.of("/listDocuments/0", "/listDocuments/1")) {
            assertThat(list.text(at + "/fileType")).isEqualTo("pdf");
            assertThat(list.number(at + "/pages")).isEqualByComparingTo("3");
        }
        var served =
                broker.api().get(Papers.path(process) + "/" + id + "/content").expect(200);
        assertThat(served.bytes()).isEqualTo(pdf);
        assertThat(served.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void what_cannot_be_looked_into_or_acts_by_itself_is_refused() throws IOException {
        refused("a.pdf", SamplePdfs.encrypted("secret"), 400, "document_encrypted", "encrypted");
        refused("a.pdf", SamplePdfs.encrypted(""), 400, "document_encrypted", "encrypted");
        refused("a.pdf", SamplePdfs.withScript(), 400, "document_active_content", "has_script");
        refused("a.docx", ZipOf.names("[Content_Types].xml", "word/document.xml"), 415, "document_office", "office");
        refused("a.pdf", SampleFiles.png(), 400, "document_mislabelled", "mislabelled");
        refused("a.png", SamplePdfs.pages(1), 400, "document_mislabelled", "mislabelled");
        refused("a.exe", SampleFiles.png(), 400, "document_mislabelled", "mislabelled");
        refused(
                "a.txt",
                "hello".getBytes(StandardCharsets.US_ASCII),
                415,
                "document_type_unsupported",
                "type_unsupported");
        assertNothingStays();
    }

    private void refused(String name, byte[] content, int status, String problem, String field) {
        for (var reply : List.of(json(name, content), form(name, content))) {
            reply.expectProblem(status, problem);
            assertThat(reply.errors()).containsExactly("/documentContent " + field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.pdf", "/etc/x.pdf", "C:x.pdf", "x\u202efdp.pdf", ".pdf", "x.pdf.", "con.pdf"})
    void a_name_that_leads_elsewhere_or_looks_like_another_is_refused(String name) throws IOException {
        for (var reply : List.of(json(name, SamplePdfs.pages(1)), form(name, SamplePdfs.pages(1)))) {
            reply.expectProblem(400, "document_name_refused");
            assertThat(reply.errors()).containsExactly("/fileName name_refused");
        }
        assertNothingStays();
    }

    @Test
    void a_replacement_is_looked_into_as_the_first_file_was() throws IOException {
        var id = Papers.delivered(broker.api(), process, Papers.PAYSLIPS);
        var one = Papers.path(process) + "/" + id;

        Papers.form(broker.api(), "PUT", one, "a.pdf", SamplePdfs.encrypted("secret"))
                .expectProblem(400, "document_encrypted");
        Papers.form(broker.api(), "PUT", one, "../a.pdf", SamplePdfs.pages(1))
                .expectProblem(400, "document_name_refused");

        assertThat(broker.api().get(Papers.path(process)).number("/listDocuments/0/fileNumber"))
                .isEqualByComparingTo("1");
        assertThat(StoredFiles.count(broker)).isEqualTo(1);
    }

    private void assertNothingStays() throws IOException {
        await().until(() -> StoredFiles.incoming() == 0);
        assertThat(StoredFiles.count(broker)).isZero();
        assertThat(broker.api().get(Papers.path(process)).number("/totalCount")).isZero();
    }
}
