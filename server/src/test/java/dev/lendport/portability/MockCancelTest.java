package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("mockCancel")
class MockCancelTest {
    private final Correspondent correspondent = Correspondent.onMonday();

    @Test
    void the_proponent_withdraws_from_every_state_that_is_not_final() {
        var received = correspondent.request();
        var waiting = correspondent.request();
        correspondent.retain(waiting).expect(200);
        var released = correspondent.request();
        correspondent.release(released).expect(200);

        for (var request : new UUID[] {received, waiting, released}) {
            assertThat(correspondent.cancel(request).expect(200).body()).isEqualTo("{}");
            assertThat(correspondent.status(request)).isEqualTo("canceled_by_proponent");
            assertThat(correspondent
                            .show(request)
                            .json()
                            .path("canceled_reason")
                            .isNull())
                    .isTrue();
        }
        assertThat(correspondent.advance("2026-12-10T12:00:00Z")).isEmpty();
    }

    @Test
    void what_is_final_stays() {
        var retained = correspondent.request();
        correspondent.retain(retained).expect(200);
        correspondent.approve(retained).expect(200);
        var settled = correspondent.request();
        correspondent.release(settled).expect(200);
        correspondent.pay(settled).expect(200);
        var unpaid = correspondent.request();
        correspondent.release(unpaid).expect(200);
        correspondent.rejectPayment(unpaid).expect(200);
        var canceled = correspondent.request();
        correspondent.cancel(canceled).expect(200);

        for (var request : new UUID[] {retained, settled, unpaid, canceled}) {
            correspondent.cancel(request).expectProblem(409, "portability_closed");
        }
    }

    @Test
    void an_unknown_request_is_not_found() {
        correspondent.cancel(UUID.randomUUID()).expectProblem(404, "not_found");
        Correspondent.onMonday().cancel(correspondent.request()).expectProblem(404, "not_found");
    }
}
