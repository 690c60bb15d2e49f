package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.journal.Sequencer;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** A partner has a stretch of time sent again. */
@Covers("replayCallbackDeliveries")
class ReplayCallbackDeliveriesTest {
    private static final String PATH = "/v1/callback-deliveries/replay";
    private static final String ALL = "{\"from\": \"2000-01-01\", \"to\": \"2099-01-01\"}";

    private final Partner partner = Partner.sandbox();

    @Test
    void what_happened_before_there_was_a_callback_comes_too_each_once() {
        var events = new HashSet<String>();
        for (int i = 0; i < 25; i++) {
            events.add(partner.happen().event().toString());
        }
        TestServer.bean(Sequencer.class).sequence();
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var location = partner.api().post(PATH, ALL).expect(202).header("Location");

            await().until(() -> receiver.received().size() >= 25);
            await().until(() -> partner.api().get(location).text("/status").equals("done"));
            assertThat(partner.api().get(location).number("/queued")).isEqualByComparingTo("25");
            assertThat(receiver.received().stream().map(TestReceiver.Received::id))
                    .containsExactlyInAnyOrderElementsOf(events);
        }
    }

    @Test
    void only_what_occurred_in_the_time_and_is_of_the_type_is_sent() {
        partner.api()
                .put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2027-03-01T12:00:00Z\"}")
                .expect(200);
        var inside = partner.happen().event();
        partner.api()
                .put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2027-03-02T12:00:00Z\"}")
                .expect(200);
        partner.happen();
        TestServer.bean(Sequencer.class).sequence();
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            partner.put(1, receiver.url()).expect(201);
            var other = partner.api()
                    .post(PATH, "{\"from\": \"2000-01-01\", \"to\": \"2099-01-01\", \"notificationType\": 1}")
                    .expect(202)
                    .header("Location");
            await().until(() -> partner.api().get(other).text("/status").equals("done"));
            assertThat(partner.api().get(other).number("/queued")).isEqualByComparingTo("0");

            partner.api()
                    .post(PATH, "{\"from\": \"2027-03-01\", \"to\": \"2027-03-02\"}")
                    .expect(202);
            await().until(() -> partner.status(inside).equals("succeeded"));
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void a_time_that_ends_before_it_begins_and_a_replay_to_nobody_are_refused() {
        partner.api()
                .post(PATH, "{\"from\": \"2026-01-02\", \"to\": \"2026-01-02\"}")
                .expectInvalid("/to out_of_range");
        partner.api().post(PATH, ALL).expectProblem(409, "callback_disabled");
    }
}
