package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getPortability")
class GetPortabilityTest {
    private final Correspondent correspondent = Correspondent.onMonday();

    @Test
    void a_case_shows_who_sent_and_looked_at_what_and_what_was_paid() {
        var request = correspondent.request();
        correspondent.retain(request).expect(200);
        StaffDesk.with("approver")
                .post(
                        "/backoffice/portabilities/" + request + "/evidence/refuse",
                        "{\"reason\": \"other\", \"comment\": \"The date is cut off.\"}")
                .expect(200);
        correspondent.release(request).expect(200);
        correspondent.pay(request, ", \"amount\": 1").expect(200);
        correspondent.pay(request).expect(200);

        var shown = StaffDesk.with("operations")
                .get("/backoffice/portabilities/" + request)
                .expect(200);

        assertThat(shown.text("/request/received_portability_status")).isEqualTo("settled");
        assertThat(shown.text("/received_at")).isEqualTo(Correspondent.MONDAY);
        assertThat(shown.text("/evidence/0/document_sha256")).matches("[0-9a-f]{64}");
        assertThat(shown.text("/evidence/0/sent_by"))
                .isEqualTo(correspondent.broker().username());
        assertThat(shown.text("/evidence/0/refusal_comment")).isEqualTo("The date is cut off.");
        assertThat(shown.text("/evidence/0/reviewed_by")).startsWith("approver-");
        assertThat(shown.number("/payments/0/return_code")).isEqualByComparingTo("79");
        assertThat(shown.json().at("/payments/1/return_code").isNull()).isTrue();
        assertThat(shown.text("/actions/0/action")).isEqualTo("retain");
        assertThat(shown.text("/actions/0/reasons/0/code")).isEqualTo("portability_closed");
        assertThat(shown.text("/actions/0/until")).isEqualTo("2026-11-27T21:00:00Z");
    }

    @Test
    void an_unknown_request_is_not_found_and_a_partner_is_no_member_of_staff() {
        var path = "/backoffice/portabilities/" + UUID.randomUUID();

        StaffDesk.with("operations").get(path).expectProblem(404, "not_found");
        correspondent.api().get(path).expectProblem(403, "not_allowed");
    }
}
