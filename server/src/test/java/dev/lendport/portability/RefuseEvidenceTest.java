package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Covers("refuseEvidence")
class RefuseEvidenceTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void every_reason_leads_back_to_received_while_there_is_time(RefusalReason reason) {
        correspondent.retain(request).expect(200);

        var shown = refuse(StaffDesk.with("approver"), "{\"reason\": \"%s\"}".formatted(reason.wire()))
                .expect(200);

        assertThat(shown.text("/request/received_portability_status")).isEqualTo("received");
        assertThat(shown.text("/evidence/0/refusal_reason")).isEqualTo(reason.wire());
        assertThat(correspondent.show(request).text("/attached_documents/0/refusal_reason"))
                .isEqualTo(reason.wire());
    }

    @Test
    void after_the_cut_off_the_balance_is_released_at_once() {
        correspondent.retain(request).expect(200);
        correspondent.clock("2026-11-27T21:00:00Z");

        var shown = refuse(StaffDesk.with("admin"), "{\"reason\": \"wrong_person\"}")
                .expect(200);

        assertThat(shown.text("/request/received_portability_status")).isEqualTo("waiting_settlement");
    }

    @Test
    void a_reason_is_one_of_those_there_are() {
        correspondent.retain(request).expect(200);
        var desk = StaffDesk.with("approver");

        refuse(desk, "{\"reason\": \"ugly\"}").expectInvalid("/reason not_allowed");
        refuse(desk, "{\"comment\": \"no\"}").expectInvalid("/reason required");
    }

    @Test
    void only_what_waits_can_be_refused_and_only_by_an_approver() {
        refuse(StaffDesk.with("approver"), "{\"reason\": \"other\"}").expectProblem(409, "portability_no_evidence");
        refuse(StaffDesk.with("operations"), "{\"reason\": \"other\"}").expectProblem(403, "not_allowed");
    }

    private Reply refuse(Api desk, String body) {
        return desk.post("/backoffice/portabilities/" + request + "/evidence/refuse", body);
    }
}
