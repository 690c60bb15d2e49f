package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getReceivedPortabilityActions")
class ReceivedPortabilityActionsTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void the_partner_is_told_what_it_may_do_and_until_when_with_the_reasons_against_the_rest() {
        correspondent.clock("2026-11-27T13:00:00Z");

        var reply = correspondent.api().english().get(path(request)).expect(200);

        assertThat(reply.id("/received_portability_key")).isEqualTo(request);
        assertThat(reply.text("/received_portability_status")).isEqualTo("received");
        assertThat(reply.json().path("allowed_actions").size()).isEqualTo(2);
        assertThat(Correspondent.allowed(reply)).containsExactly("retain");
        assertThat(reply.text("/allowed_actions/0/until")).isEqualTo("2026-11-27T21:00:00Z");
        assertThat(reply.text("/allowed_actions/1/action")).isEqualTo("release");
        assertThat(reply.text("/allowed_actions/1/reasons/0/code")).isEqualTo("portability_release_closed");
        assertThat(reply.text("/allowed_actions/1/reasons/0/message")).contains("2026-11-27T13:00:00Z");
        assertThat(reply.text("/allowed_actions/1/until")).isEqualTo("2026-11-27T13:00:00Z");
    }

    @Test
    void the_writes_and_the_detail_agree_with_what_is_told() {
        correspondent.retain(request).expect(200);

        var told = correspondent.api().get(path(request)).expect(200);

        assertThat(told.json().path("allowed_actions"))
                .isEqualTo(correspondent.show(request).json().path("allowed_actions"));
        assertThat(Correspondent.allowed(told)).isEmpty();
        correspondent.release(request).expectProblem(409, told.text("/allowed_actions/1/reasons/0/code"));
    }

    @Test
    void an_unknown_request_and_another_partners_are_the_same() {
        Correspondent.onMonday().api().get(path(request)).expectProblem(404, "not_found");
        correspondent.api().get(path(UUID.randomUUID())).expectProblem(404, "not_found");
    }

    private static String path(UUID request) {
        return "/credit_transfer/received_portability/" + request + "/actions";
    }
}
