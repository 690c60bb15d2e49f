package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("approveEvidence")
class ApproveEvidenceTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void an_approver_retains_the_client_and_is_remembered_with_the_files_hashes() {
        correspondent.retain(request).expect(200);

        var shown = approve(StaffDesk.with("approver")).expect(200);

        assertThat(shown.text("/request/received_portability_status")).isEqualTo("retained");
        assertThat(shown.text("/evidence/0/status")).isEqualTo("approved");
        assertThat(shown.text("/evidence/0/reviewed_by")).startsWith("approver-");
        assertThat(shown.text("/evidence/0/reviewed_at")).isEqualTo(Correspondent.MONDAY);
        correspondent.story(request);
        var last = correspondent.events(request).reduce((one, next) -> next).orElseThrow();
        assertThat(last.at("/data/documents/0/document_sha256").asString())
                .isEqualTo(shown.text("/evidence/0/document_sha256"));
    }

    @Test
    void evidence_that_was_sent_in_time_can_be_approved_after_the_cut_off() {
        correspondent.retain(request).expect(200);
        correspondent.clock("2026-12-03T12:00:00Z");

        approve(StaffDesk.with("admin")).expect(200);
    }

    @Test
    void without_evidence_there_is_nothing_to_approve() {
        var reply = approve(StaffDesk.with("approver")).expectProblem(409, "portability_no_evidence");

        assertThat(reply.json().path("allowedActions").valueStream())
                .extracting(action -> action.path("action").asString())
                .containsExactly("approve_evidence", "refuse_evidence");
        assertThat(reply.text("/allowedActions/0/reasons/0/code")).isEqualTo("portability_no_evidence");
    }

    @Test
    void a_stale_version_is_refused() {
        correspondent.retain(request).expect(200);

        approve(StaffDesk.with("approver").header("If-Match", "\"1-en\"")).expectProblem(412, "version_differs");
    }

    @Test
    void operations_may_look_but_not_approve() {
        correspondent.retain(request).expect(200);

        approve(StaffDesk.with("operations")).expectProblem(403, "not_allowed");
        approve(correspondent.api()).expectProblem(403, "not_allowed");
    }

    private Reply approve(Api desk) {
        return desk.post("/backoffice/portabilities/" + request + "/evidence/approve");
    }
}
