package dev.lendport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a broker's clock shows. */
@Covers("getSandboxClock")
class GetSandboxClockTest {

    @Test
    void a_new_broker_lives_in_real_time() {
        var clock = TestServer.sandboxBroker().get("/v1/sandbox/clock").expect(200);

        var real = Instant.parse(
                Stored.column("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                        .getFirst());
        assertThat(clock.text("/mode")).isEqualTo("live");
        assertThat(Duration.between(Instant.parse(clock.text("/instant")), real).abs())
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_live_broker_has_no_clock_of_its_own() {
        TestServer.liveBroker().get("/v1/sandbox/clock").expectProblem(403, "sandbox_only");
    }
}
