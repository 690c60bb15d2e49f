package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("mockRetentionProof")
class MockRetentionProofTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void approved_evidence_retains_the_client() {
        correspondent.retain(request).expect(200);

        assertThat(correspondent.approve(request).expect(200).body()).isEqualTo("{}");

        var shown = correspondent.show(request);
        assertThat(shown.text("/received_portability_status")).isEqualTo("retained");
        assertThat(shown.text("/retention_reason")).isEqualTo("issuer_retention");
        assertThat(shown.text("/attached_documents/0/status")).isEqualTo("approved");
        assertThat(correspondent.story(request)).isEqualTo("received waiting_validation retained");
    }

    @Test
    void refused_evidence_can_be_replaced_until_the_same_cut_offs() {
        correspondent.retain(request).expect(200);
        correspondent.refuse(request).expect(200);

        var shown = correspondent.show(request);
        assertThat(shown.text("/received_portability_status")).isEqualTo("received");
        assertThat(shown.json().path("retention_reason").isNull()).isTrue();
        assertThat(shown.json().path("response_date").isNull()).isTrue();
        assertThat(shown.text("/attached_documents/0/refusal_reason")).isEqualTo("unreadable");
        assertThat(Correspondent.allowed(shown)).containsExactly("retain", "release");
        assertThat(shown.json().path("deadlines").valueStream())
                .extracting(deadline -> deadline.path("state").asString())
                .containsExactly("pending", "pending");

        correspondent.clock("2026-11-27T20:59:59Z");
        correspondent.retain(request).expect(200);
        correspondent.approve(request).expect(200);
        assertThat(correspondent.status(request)).isEqualTo("retained");
        assertThat(correspondent.show(request).text("/attached_documents/1/status"))
                .isEqualTo("approved");
        assertThat(correspondent.show(request).text("/attached_documents/0/status"))
                .isEqualTo("refused");
    }

    @Test
    void the_same_file_may_be_sent_again_for_the_same_request_and_its_refusal_is_not_forgotten() {
        var document = correspondent.document("jpeg");
        correspondent.answer(request, Correspondent.retention(document)).expect(200);
        correspondent.refuse(request).expect(200);

        correspondent.answer(request, Correspondent.retention(document)).expect(200);

        var documents = correspondent.show(request).json().path("attached_documents");
        assertThat(documents.valueStream().map(one -> one.path("status").asString()))
                .containsExactly("refused", "sent");
        assertThat(documents.valueStream().map(one -> one.path("document_key").asString()))
                .containsOnly(document.toString());
    }

    @Test
    void after_a_refusal_in_time_silence_releases_after_all() {
        correspondent.retain(request).expect(200);
        correspondent.clock("2026-11-27T14:00:00Z");
        correspondent.refuse(request).expect(200);
        correspondent.release(request).expectProblem(409, "portability_release_closed");

        assertThat(correspondent.advance("2026-11-27T20:59:59Z")).isEmpty();
        assertThat(correspondent.advance("2026-11-27T21:00:00Z")).isEqualTo("portability_retention released");

        assertThat(correspondent.status(request)).isEqualTo("waiting_settlement");
    }

    @Test
    void evidence_that_is_refused_after_the_cut_off_releases_at_once() {
        correspondent.retain(request).expect(200);
        correspondent.clock("2026-11-27T21:00:00Z");

        correspondent.refuse(request).expect(200);

        var shown = correspondent.show(request);
        assertThat(shown.text("/received_portability_status")).isEqualTo("waiting_settlement");
        assertThat(shown.text("/settlement_date")).isEqualTo("2026-11-30");
        assertThat(correspondent.story(request))
                .isEqualTo("received waiting_validation proof_refused waiting_settlement");
        assertThat(correspondent.events(request))
                .filteredOn(event -> event.path("type").asString().endsWith("proof_refused"))
                .singleElement()
                .matches(event -> !event.path("data").has("until"));
        correspondent.retain(request).expectProblem(409, "portability_retention_closed");
    }

    @Test
    void without_evidence_there_is_nothing_to_look_at() {
        correspondent.approve(request).expectProblem(409, "portability_no_evidence");
        correspondent.refuse(request).expectProblem(409, "portability_no_evidence");
        correspondent.review(UUID.randomUUID(), "\"approved\"").expectProblem(404, "not_found");
        correspondent.review(request, "\"refused\", \"reason\": \"ugly\"").expectInvalid("/reason not_allowed");
    }
}
