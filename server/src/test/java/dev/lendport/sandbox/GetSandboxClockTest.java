package dev.lendport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What a broker's clock shows. */
@Covers("getSandboxClock")
class GetSandboxClockTest {

    @Test
    void a_new_broker_lives_in_real_time() {
        var before = real();
        var clock = TestServer.sandboxBroker().get("/v1/sandbox/clock").expect(200);

        assertThat(clock.text("/mode")).isEqualTo("live");
        assertThat(Instant.parse(clock.text("/instant"))).isBetween(before.truncatedTo(ChronoUnit.SECONDS), real());
    }

    private static Instant real() {
        return Instant.parse(
                Stored.column("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                        .getFirst());
    }

    @Test
    void a_live_broker_has_no_clock_of_its_own() {
        TestServer.liveBroker().get("/v1/sandbox/clock").expectProblem(403, "sandbox_only");
    }
}
