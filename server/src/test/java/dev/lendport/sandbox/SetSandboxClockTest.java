package dev.lendport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A sandbox broker stops its clock, lets it run elsewhere, or goes back to real time. */
@Covers("setSandboxClock")
class SetSandboxClockTest {
    private static final String CLOCK = "/v1/sandbox/clock";

    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_frozen_clock_stands_still() {
        var set = broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-03-28T00:59:59Z\"}")
                .expect(200);

        assertThat(set.text("/instant")).isEqualTo("2027-03-28T00:59:59Z");
        assertThat(broker.get(CLOCK).text("/mode")).isEqualTo("frozen");
        assertThat(broker.get(CLOCK).text("/instant")).isEqualTo("2027-03-28T00:59:59Z");
    }

    @Test
    void a_clock_that_is_frozen_without_an_instant_stands_at_now() {
        broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-01-01T00:00:00Z\"}")
                .expect(200);
        broker.put(CLOCK, "{\"mode\": \"frozen\"}").expect(200);

        assertThat(broker.get(CLOCK).text("/instant")).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void an_offset_clock_runs_on_from_its_instant() {
        var from = Instant.parse("2027-06-30T12:00:00Z");
        broker.put(CLOCK, "{\"mode\": \"offset\", \"instant\": \"%s\"}".formatted(from))
                .expect(200);

        var first = Instant.parse(broker.get(CLOCK).text("/instant"));
        var second = Instant.parse(broker.get(CLOCK).text("/instant"));
        assertThat(first).isBetween(from, from.plus(Duration.ofMinutes(1)));
        assertThat(second).isAfter(first);
    }

    @Test
    void a_live_clock_takes_no_instant() {
        broker.put(CLOCK, "{\"mode\": \"live\", \"instant\": \"2027-01-01\"}").expectInvalid("/instant not_with_live");
    }

    @Test
    void a_date_is_its_first_moment_in_lisbon() {
        var summer = broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-07-01\"}")
                .expect(200);
        var winter = broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-01-01\"}")
                .expect(200);
        var elsewhere = broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-01-01T10:00:00+02:00\"}");

        assertThat(summer.text("/instant")).isEqualTo("2027-06-30T23:00:00Z");
        assertThat(winter.text("/instant")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(elsewhere.text("/instant")).isEqualTo("2027-01-01T08:00:00Z");
    }

    @Test
    void a_clock_stays_within_two_centuries() {
        broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"9999-12-31T23:59:59Z\"}")
                .expectInvalid("/instant out_of_range");
        broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"1999-12-31\"}").expectInvalid("/instant out_of_range");
    }

    @Test
    void the_clock_of_another_broker_does_not_move() {
        var other = TestServer.sandboxBroker();
        broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-01-01\"}").expect(200);

        assertThat(other.get(CLOCK).text("/mode")).isEqualTo("live");
    }

    @Test
    void a_live_broker_cannot_set_a_clock() {
        TestServer.liveBroker().put(CLOCK, "{\"mode\": \"live\"}").expectProblem(403, "sandbox_only");
    }
}
