package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.TestServer;
import dev.lendport.caller.Actor;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.outcome.Outcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A deadline that fires before its case says so is not spent: it fails, stays and comes again. */
class TooEarlyTest {
    private final Correspondent correspondent = Correspondent.onMonday();

    private void fire(Class<? extends DeadlineHandler> handler, UUID request) {
        var system = correspondent.broker().caller(Mode.SANDBOX).as(Actor.SYSTEM);
        TestServer.bean(Transactions.class)
                .write(system, now -> Outcome.done(TestServer.bean(handler).fire(system, List.of(request), now)));
    }

    @Test
    void silence() {
        var request = correspondent.request();

        assertThatThrownBy(() -> fire(ReleaseBalance.class, request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2026-11-27T21:00:00Z");
        assertThat(correspondent.status(request)).isEqualTo("received");
    }

    @Test
    void the_end_of_the_wait_for_a_payment() {
        var request = correspondent.request();
        correspondent.release(request).expect(200);

        assertThatThrownBy(() -> fire(CancelPortability.class, request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2026-11-24T21:30:00Z");
        assertThat(correspondent.status(request)).isEqualTo("waiting_settlement");
    }
}
