package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

/** A partner sees how far its replay is. */
@Covers("getCallbackReplay")
class GetCallbackReplayTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void it_ends_at_the_last_position_of_its_beginning() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("succeeded"));
            var location = partner.api()
                    .post("/v1/callback-deliveries/replay", "{\"from\": \"2000-01-01\", \"to\": \"2099-01-01\"}")
                    .expect(202)
                    .header("Location");
            await().until(() -> partner.api().get(location).text("/status").equals("done"));

            var replay = partner.api().get(location).expect(200);
            assertThat(replay.number("/position")).isEqualByComparingTo("2");
            assertThat(replay.number("/lastPosition")).isEqualByComparingTo("2");
            assertThat(replay.number("/queued")).isEqualByComparingTo("1");
            assertThat(replay.json().has("completedAt")).isTrue();
            Partner.sandbox().api().get(location).expectProblem(404, "not_found");
        }
    }

    @Test
    void an_unknown_replay_is_not_found() {
        partner.api().get("/v1/callback-deliveries/replays/" + Ids.next()).expectProblem(404, "not_found");
    }
}
