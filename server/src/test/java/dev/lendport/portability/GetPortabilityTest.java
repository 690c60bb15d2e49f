package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.Stored;
import java.util.List;
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
    void a_copy_that_is_held_does_not_outlive_a_cut_off() {
        var desk = StaffDesk.with("operations");
        var path = "/backoffice/portabilities/" + correspondent.request();
        var tag = desk.get(path).expect(200).header("ETag");
        desk.header("If-None-Match", tag).get(path).expect(304);

        correspondent.clock("2026-11-27T13:00:00Z");

        var shown = desk.header("If-None-Match", tag).get(path).expect(200);
        assertThat(shown.text("/actions/1/reasons/0/code")).isEqualTo("portability_release_closed");
    }

    @Test
    void a_payment_that_comes_back_later_does_not_move_the_closing() {
        var request = correspondent.request();
        correspondent.release(request).expect(200);
        correspondent.pay(request).expect(200);
        var closed = closedAt(request);

        correspondent.clock("2026-12-09T12:00:00Z");
        correspondent.pay(request);

        assertThat(closed).hasSize(1).doesNotContainNull();
        assertThat(closedAt(request)).isEqualTo(closed);
    }

    private static List<String> closedAt(UUID request) {
        return Stored.column("SELECT closed_at::text FROM received_portability WHERE id = '" + request + "'");
    }

    @Test
    void an_unknown_request_is_not_found_and_a_partner_is_no_member_of_staff() {
        var path = "/backoffice/portabilities/" + UUID.randomUUID();

        StaffDesk.with("operations").get(path).expectProblem(404, "not_found");
        correspondent.api().get(path).expectProblem(403, "not_allowed");
    }
}
