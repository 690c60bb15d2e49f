package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getReceivedPortabilityTimeline")
class ReceivedPortabilityTimelineTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void every_step_is_told_in_order_with_who_did_it_and_without_personal_data() {
        correspondent.release(request).expect(200);
        correspondent.pay(request).expect(200);

        var reply = correspondent.api().english().get(path(request)).expect(200);

        assertThat(reply.id("/received_portability_key")).isEqualTo(request);
        assertThat(reply.json().path("entries").valueStream())
                .extracting(entry -> entry.path("type").asString())
                .containsExactly(
                        "received_portability.received",
                        "received_portability.waiting_settlement",
                        "received_portability.settled");
        assertThat(reply.json().path("entries").valueStream())
                .extracting(entry -> entry.path("sequence").intValue())
                .containsExactly(1, 2, 3);
        assertThat(reply.text("/entries/1/user_name"))
                .isEqualTo(correspondent.broker().username());
        assertThat(reply.text("/entries/0/occurred_at")).isEqualTo(Correspondent.MONDAY);
        assertThat(reply.text("/entries/2/data/received_portability_status")).isEqualTo("settled");
        assertThat(reply.body()).doesNotContain("Maria", "37197645832", "Longe");
    }

    @Test
    void later_entries_are_read_after_a_sequence() {
        correspondent.release(request).expect(200);

        var reply = correspondent.api().get(path(request) + "?after=1&limit=1").expect(200);

        assertThat(reply.json().path("entries").size()).isEqualTo(1);
        assertThat(reply.number("/entries/0/sequence")).isEqualByComparingTo("2");
    }

    @Test
    void an_unknown_request_and_another_partners_are_the_same() {
        Correspondent.onMonday().api().get(path(request)).expectProblem(404, "not_found");
        correspondent.api().get(path(UUID.randomUUID())).expectProblem(404, "not_found");
    }

    private static String path(UUID request) {
        return "/credit_transfer/received_portability/" + request + "/timeline";
    }
}
