package dev.lendport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox broker lets time pass. */
@Covers("advanceSandboxClock")
class AdvanceSandboxClockTest {
    private static final String CLOCK = "/v1/sandbox/clock";
    private static final String ADVANCE = CLOCK + "/advance";

    private final Api broker = TestServer.sandboxBroker();

    @BeforeEach
    void freeze() {
        set("2027-01-31T10:00:00Z");
    }

    private void set(String instant) {
        broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"%s\"}".formatted(instant))
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 2027-01-31T10:00:01Z",
        "PT36H, 2027-02-01T22:00:00Z",
        "P1M, 2027-02-28T10:00:00Z",
        "P1Y2M3DT4H5M6S, 2028-04-03T13:05:06Z",
        "P2W, 2027-02-14T10:00:00Z",
        "P0D, 2027-01-31T10:00:00Z",
        // Calendar parts keep the wall-clock time of Lisbon, clock parts do not.
        "P3M, 2027-04-30T09:00:00Z",
        "PT2136H, 2027-04-30T10:00:00Z"
    })
    void time_passes_by_a_duration(String by, String expected) {
        var reply = broker.post(ADVANCE, "{\"by\": \"%s\"}".formatted(by)).expect(200);

        assertThat(reply.text("/from")).isEqualTo("2027-01-31T10:00:00Z");
        assertThat(reply.text("/to")).isEqualTo(expected);
        assertThat(reply.json().path("fired").size()).isZero();
        assertThat(broker.get(CLOCK).text("/instant")).isEqualTo(expected);
    }

    @Test
    void time_passes_to_an_instant_or_a_date() {
        assertThat(broker.post(ADVANCE, "{\"to\": \"2027-02-01T00:00:00Z\"}").text("/to"))
                .isEqualTo("2027-02-01T00:00:00Z");
        assertThat(broker.post(ADVANCE, "{\"to\": \"2027-07-01\"}").text("/to")).isEqualTo("2027-06-30T23:00:00Z");
    }

    @Test
    void time_does_not_run_backwards() {
        var refused = broker.english().post(ADVANCE, "{\"to\": \"2027-01-31T09:59:59Z\"}");

        refused.expectProblem(409, "clock_runs_backwards");
        assertThat(refused.text("/detail")).contains("2027-01-31T10:00:00Z");
        broker.post(ADVANCE, "{\"to\": \"2027-01-31T10:00:00Z\"}").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "1D", "P-1D", "-P1D", "P1DT", "P1.5D", "tomorrow", "P1H"})
    void what_is_no_duration_is_refused(String by) {
        var problem = broker.post(ADVANCE, "{\"by\": \"%s\"}".formatted(by)).expectProblem(400, "invalid_request");

        assertThat(problem.text("/errors/0/pointer")).isEqualTo("/by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P200Y", "P99999999999Y", "PT99999999999999999999H", "P999999999D"})
    void time_does_not_pass_without_end(String by) {
        broker.post(ADVANCE, "{\"by\": \"%s\"}".formatted(by)).expectInvalid("/by out_of_range");
        assertThat(broker.get(CLOCK).text("/instant")).isEqualTo("2027-01-31T10:00:00Z");
    }

    @Test
    void one_says_by_how_much_or_to_when_and_not_both() {
        broker.post(ADVANCE, "{}").expectProblem(400, "invalid_request");
        broker.post(ADVANCE, "{\"by\": \"P1D\", \"to\": \"2027-03-01\"}").expectProblem(400, "invalid_request");
    }

    @Test
    void a_clock_in_real_time_runs_ahead_afterwards() {
        broker.put(CLOCK, "{\"mode\": \"live\"}").expect(200);
        broker.post(ADVANCE, "{\"by\": \"P1D\"}").expect(200);

        assertThat(broker.get(CLOCK).text("/mode")).isEqualTo("offset");
    }

    @Test
    void what_passed_is_in_the_feed_when_the_answer_comes() {
        for (int i = 2; i < 12; i++) {
            broker.post(ADVANCE, "{\"by\": \"PT1M\"}").expect(200);
            assertThat(broker.get("/v1/events").json().path("events").size()).isEqualTo(i);
        }
    }

    @Test
    void several_at_once_add_up() {
        var replies = AtOnce.times(6, () -> broker.post(ADVANCE, "{\"by\": \"PT1H\"}"));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(broker.get(CLOCK).text("/instant")).isEqualTo("2027-01-31T16:00:00Z");
    }

    @Test
    void a_live_broker_cannot_pass_time() {
        TestServer.liveBroker().post(ADVANCE, "{\"by\": \"P1D\"}").expectProblem(403, "sandbox_only");
    }
}
