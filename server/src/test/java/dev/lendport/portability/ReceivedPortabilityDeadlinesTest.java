package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getReceivedPortabilityDeadlines")
class ReceivedPortabilityDeadlinesTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void each_round_of_deadlines_is_kept_and_explains_its_count() {
        correspondent.retain(request).expect(200);
        correspondent.refuse(request).expect(200);

        var reply = correspondent.api().get(path(request)).expect(200);

        assertThat(reply.id("/received_portability_key")).isEqualTo(request);
        assertThat(reply.json().path("deadlines").valueStream())
                .extracting(deadline -> deadline.path("kind").asString() + " "
                        + deadline.path("state").asString())
                .containsExactlyInAnyOrder(
                        "portability_release cancelled",
                        "portability_retention cancelled",
                        "portability_release pending",
                        "portability_retention pending");
        assertThat(reply.text("/deadlines/0/due_at")).isEqualTo("2026-11-27T13:00:00Z");
        assertThat(reply.number("/deadlines/0/days_counted")).isEqualByComparingTo("4");
        assertThat(reply.text("/deadlines/0/calendar")).isEqualTo("brazilian-banks");
    }

    @Test
    void whoever_ends_a_request_ends_its_deadlines() {
        correspondent.release(request).expect(200);
        correspondent.rejectPayment(request).expect(200);
        var withdrawn = correspondent.request();
        correspondent.cancel(withdrawn).expect(200);

        for (var ended : new UUID[] {request, withdrawn}) {
            assertThat(correspondent
                            .api()
                            .get(path(ended))
                            .expect(200)
                            .json()
                            .path("deadlines")
                            .valueStream())
                    .isNotEmpty()
                    .allMatch(deadline -> deadline.path("state").asString().equals("cancelled"));
        }
    }

    @Test
    void an_unknown_request_and_another_partners_are_the_same() {
        Correspondent.onMonday().api().get(path(request)).expectProblem(404, "not_found");
        correspondent.api().get(path(UUID.randomUUID())).expectProblem(404, "not_found");
    }

    private static String path(UUID request) {
        return "/credit_transfer/received_portability/" + request + "/deadlines";
    }
}
