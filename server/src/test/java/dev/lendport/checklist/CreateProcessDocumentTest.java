package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("createProcessDocument")
class CreateProcessDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final UUID process = Cases.accepted(broker);

    @Test
    void a_paper_in_base64_is_delivered_and_the_process_shows_it() {
        var before = broker.get("/v1/processes/" + process).header("ETag");

        var reply = broker.post(Papers.path(process), Papers.body(Papers.PAYSLIPS, "Recibos", SampleFiles.png()))
                .expect(201);

        var id = reply.id("/additionalData/documentUniqueID");
        assertThat(reply.header("Location")).isEqualTo(Papers.path(process) + "/" + id);
        var detail = broker.english().get("/v1/processes/" + process).expect(200);
        assertThat(detail.header("ETag")).isNotEqualTo(before);
        assertThat(detail.id("/documentsProcessList/0/documentUniqueID")).isEqualTo(id);
        assertThat(detail.text("/documentsProcessList/0/title")).isEqualTo("Recibos");
        assertThat(detail.text("/documentsProcessList/0/statusDescription")).isEqualTo("Delivered");
        assertThat(detail.text("/documentsProcessList/0/categoryDescription")).isEqualTo("Income");
    }

    @Test
    void the_same_as_a_form_is_the_same() {
        var content = SampleFiles.png();

        var id = Papers.form(
                        broker,
                        "POST",
                        Papers.path(process),
                        "scan.png",
                        content,
                        "documentTitle",
                        "Recibos",
                        "documentTypeID",
                        "906")
                .expect(201)
                .id("/additionalData/documentUniqueID");

        assertThat(broker.get(Papers.path(process) + "/" + id + "/content").bytes())
                .isEqualTo(content);
        assertThat(broker.get(Papers.path(process)).text("/listDocuments/0/fileName"))
                .isEqualTo("scan.png");
    }

    @Test
    void the_name_in_a_field_counts_before_that_of_the_part_wherever_it_stands() {
        Papers.form(
                        broker,
                        "POST",
                        Papers.path(process),
                        "upload.tmp",
                        SampleFiles.png(),
                        "documentTitle",
                        "Recibos",
                        "documentTypeID",
                        "906",
                        "fileName",
                        "recibos.png")
                .expect(201);

        assertThat(broker.get(Papers.path(process)).text("/listDocuments/0/fileName"))
                .isEqualTo("recibos.png");
    }

    @Test
    void fields_are_checked_and_nothing_is_stored() {
        broker.post(Papers.path(process), """
                        {"documentTitle": " ", "documentTypeID": 1, "fileName": "a.png", "colour": "red",
                         "documentDate": "yesterday", "documentContent": "%s"}
                        """.formatted(Base64.getEncoder().encodeToString(SampleFiles.png())))
                .expectInvalid(
                        "/documentTitle invalid_format",
                        "/documentTypeID unknown_id",
                        "/colour unknown_field",
                        "/documentDate invalid_format");
        Papers.form(broker, "POST", Papers.path(process), "a.png", new byte[0], "documentTitle", "x")
                .expectInvalid("/documentTypeID required", "/fileName required", "/documentContent required");

        assertThat(broker.get(Papers.path(process)).number("/totalCount")).isZero();
    }

    @Test
    void what_is_no_base64_and_what_is_no_json_is_told() {
        broker.post(Papers.path(process), """
                        {"documentTitle": "x", "documentTypeID": 906, "fileName": "a.png", "documentContent": "%%%%"}
                        """).expectInvalid("/documentContent not_base64");
        broker.post(Papers.path(process), "{\"documentTitle\": \"x\", ").expectProblem(400, "malformed_json");
        broker.post(Papers.path(process), "{\"documentTitle\": \"x\"} {}").expectProblem(400, "malformed_json");
    }

    @Test
    void an_empty_file_is_refused() {
        broker.post(Papers.path(process), Papers.body(Papers.PAYSLIPS, "x", new byte[0]))
                .expectProblem(400, "document_empty");
    }

    @Test
    void a_paper_of_somebody_else_than_the_process_has_is_refused() {
        broker.post(
                        Papers.path(process),
                        Papers.body(Papers.PAYSLIPS, "x", SampleFiles.png())
                                .replace("{", "{\"borrowerUniqueID\": \"" + UUID.randomUUID() + "\", "))
                .expectInvalid("/borrowerUniqueID unknown_borrower");
    }

    @Test
    void two_of_one_title_are_two_also_at_once() {
        var body = Papers.body(Papers.PAYSLIPS, "Recibos", SampleFiles.png());

        var replies = AtOnce.times(4, () -> broker.post(Papers.path(process), body));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(broker.get(Papers.path(process)).number("/totalCount")).isEqualByComparingTo("4");
    }

    @Test
    void a_key_gives_the_same_paper_again_and_is_for_that_file_alone() {
        var once = broker.header("Idempotency-Key", "paper-1");
        var body = Papers.body(Papers.PAYSLIPS, "Recibos", SampleFiles.png());

        var first = once.post(Papers.path(process), body).expect(201);
        var again = once.post(Papers.path(process), body).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        once.post(
                        Papers.path(process),
                        Papers.body(Papers.PAYSLIPS, "Recibos", SampleFiles.jpeg())
                                .replace("scan.png", "scan.jpg"))
                .expectProblem(422, "idempotency_key_reused");
        assertThat(broker.get(Papers.path(process)).number("/totalCount")).isEqualByComparingTo("1");
    }

    @Test
    void nothing_can_be_delivered_to_a_canceled_process() {
        broker.post("/v1/processes/" + process + "/cancel", "{\"processCancelReasonID\": 1}")
                .expect(200);

        broker.post(Papers.path(process), Papers.body(Papers.PAYSLIPS, "x", SampleFiles.png()))
                .expectProblem(409, "process_wrong_state");
    }
}
