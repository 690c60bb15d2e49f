package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Covers("answerReceivedPortability")
class AnswerReceivedPortabilityTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void a_release_leads_to_the_settlement_on_the_next_business_day() {
        correspondent.clock("2026-11-27T12:59:59Z");

        var reply = correspondent.release(request).expect(200);

        assertThat(reply.text("/received_portability_status")).isEqualTo("waiting_settlement");
        assertThat(reply.text("/response_date")).isEqualTo("2026-11-27");
        assertThat(reply.text("/settlement_date")).isEqualTo("2026-11-30");
        assertThat(reply.number("/settlement_due_balance")).isPositive();
        assertThat(Correspondent.allowed(reply)).isEmpty();
        assertThat(reply.header("ETag")).startsWith("\"2-");
        assertThat(deadline(reply.json(), "portability_settlement")).isEqualTo("2026-11-30T21:30:00Z pending");
        assertThat(deadline(reply.json(), "portability_retention")).isEqualTo("2026-11-27T21:00:00Z cancelled");
    }

    @Test
    void evidence_waits_for_validation_and_nothing_falls_due_meanwhile() {
        var document = correspondent.document("jpeg");

        var reply =
                correspondent.answer(request, Correspondent.retention(document)).expect(200);

        assertThat(reply.text("/received_portability_status")).isEqualTo("waiting_validation");
        assertThat(reply.text("/retention_reason")).isEqualTo("issuer_retention");
        assertThat(reply.text("/attached_documents/0/document_key")).isEqualTo(document.toString());
        assertThat(reply.text("/attached_documents/0/status")).isEqualTo("sent");
        assertThat(reply.text("/attached_documents/0/file_type")).isEqualTo("jpeg");
        assertThat(reply.text("/attached_documents/0/document_md5")).matches("[0-9a-f]{32}");
        assertThat(correspondent.advance("2026-12-10T12:00:00Z")).isEmpty();
        assertThat(correspondent.status(request)).isEqualTo("waiting_validation");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T12:59:59.999Z, 200, 200",
        "2026-11-27T13:00:00Z, 409, 200",
        "2026-11-27T13:01:00Z, 409, 200",
        "2026-11-27T20:59:59.999Z, 409, 200",
        "2026-11-27T21:00:00Z, 409, 409"
    })
    void the_cut_offs_are_over_at_the_minute_itself(String now, int release, int retention) {
        var other = correspondent.request();
        correspondent.clock(now);

        assertThat(correspondent.release(request).status()).isEqualTo(release);
        assertThat(correspondent.retain(other).status()).isEqualTo(retention);
    }

    @Test
    void late_answers_are_told_until_when_they_were_possible() {
        correspondent.clock("2026-11-27T13:00:00Z");
        var late = correspondent.release(request).expectProblem(409, "portability_release_closed");

        assertThat(late.text("/extra_fields/until")).isEqualTo("2026-11-27T13:00:00Z");
        assertThat(late.text("/extra_fields/received_portability_status")).isEqualTo("received");
        assertThat(late.text("/extra_fields/allowed_actions/0/action")).isEqualTo("retain");
        assertThat(late.json().at("/extra_fields/allowed_actions/0/allowed").booleanValue())
                .isTrue();
        assertThat(late.text("/extra_fields/allowed_actions/1/reasons/0/code")).isEqualTo("portability_release_closed");
        assertThat(late.text("/description")).contains("2026-11-27T13:00:00Z");

        correspondent.advance("2026-11-27T21:00:00Z");
        assertThat(correspondent
                        .retain(request)
                        .expectProblem(409, "portability_retention_closed")
                        .text("/extra_fields/until"))
                .isEqualTo("2026-11-27T21:00:00Z");
    }

    @Test
    void a_second_answer_is_told_of_the_first() {
        correspondent.release(request).expect(200);

        var again = correspondent.release(request).expectProblem(409, "portability_already_answered");
        assertThat(again.text("/extra_fields/response")).isEqualTo("release");
        assertThat(again.text("/extra_fields/responded_at")).isEqualTo(Correspondent.MONDAY);
        assertThat(again.text("/extra_fields/until")).isEqualTo("2026-11-27T13:00:00Z");
        correspondent.retain(request).expectProblem(409, "portability_already_answered");
    }

    @Test
    void a_closed_request_takes_no_answer() {
        correspondent.cancel(request).expect(200);

        correspondent.release(request).expectProblem(409, "portability_closed");
        correspondent.retain(request).expectProblem(409, "portability_closed");
    }

    @Test
    void evidence_is_a_document_of_the_partner_and_of_the_type_it_is_said_to_be() {
        var foreign = Correspondent.onMonday().document("jpeg");
        correspondent
                .answer(request, Correspondent.retention(foreign))
                .expectInvalid("/documents/0/document_key unknown_document");
        correspondent
                .answer(request, Correspondent.retention(UUID.randomUUID()))
                .expectInvalid("/documents/0/document_key unknown_document");
        var document = correspondent.document("jpeg");
        correspondent
                .answer(request, Correspondent.retention(document, document))
                .expectInvalid("/documents/1/document_key repeated");
        correspondent
                .answer(request, Correspondent.retention(document, correspondent.document("wav")))
                .expectInvalid("/documents/1/file_type other_file_type");
        assertThat(correspondent.status(request)).isEqualTo("received");
        correspondent
                .answer(request, Correspondent.retention(document).replace("\"jpeg\"", "\"jpg\""))
                .expect(200);
    }

    @Test
    void a_document_proves_one_request_only() {
        var document = correspondent.document("jpeg");
        correspondent.answer(request, Correspondent.retention(document)).expect(200);

        correspondent
                .answer(correspondent.request(), Correspondent.retention(correspondent.document("jpeg"), document))
                .expectInvalid("/documents/1/document_key evidence_of_another_request");
    }

    @Test
    void a_retention_says_why_and_with_what() {
        correspondent
                .answer(request, "{\"received_portability_status\": \"retained\"}")
                .expectInvalid("/retention_reason required", "/document_type required", "/documents required");
        correspondent.answer(request, Correspondent.retention()).expectInvalid("/documents too_few_items");
        correspondent
                .answer(request, Correspondent.RELEASE.replace("}", ", \"retention_reason\": \"issuer_retention\"}"))
                .expectInvalid("/retention_reason not_with");
        correspondent
                .answer(request, "{\"received_portability_status\": \"accepted\", \"colour\": 1}")
                .expectInvalid("/received_portability_status not_allowed", "/colour unknown_field");
    }

    @Test
    void a_stale_version_is_refused() {
        correspondent
                .api()
                .header("Content-Type", "application/json")
                .header("If-Match", "\"7-en\"")
                .patch("/credit_transfer/received_portability/" + request, Correspondent.RELEASE)
                .expectProblem(412, "version_differs");
        correspondent
                .api()
                .header("Content-Type", "application/json")
                .header("If-Match", correspondent.show(request).header("ETag"))
                .patch("/credit_transfer/received_portability/" + request, Correspondent.RELEASE)
                .expect(200);
    }

    @Test
    void another_partners_request_is_unknown() {
        Correspondent.onMonday().release(request).expectProblem(404, "not_found");
    }

    private static String deadline(JsonNode request, String kind) {
        return request.path("deadlines")
                .valueStream()
                .filter(deadline -> deadline.path("kind").asString().equals(kind))
                .map(deadline -> deadline.path("due_at").asString() + " "
                        + deadline.path("state").asString())
                .findFirst()
                .orElse("none");
    }
}
