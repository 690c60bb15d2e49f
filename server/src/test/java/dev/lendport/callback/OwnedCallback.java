package dev.lendport.callback;

import static org.awaitility.Awaitility.await;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import java.util.Map;

/** A callback with a delivery that went out, and a replay of it. */
public final class OwnedCallback implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        try (var receiver = TestReceiver.answering(200)) {
            var partner = new Partner(owner, owner.caller(Mode.SANDBOX));
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("succeeded"));
            var replay = partner.api()
                    .post("/v1/callback-deliveries/replay", "{\"from\": \"2000-01-01\", \"to\": \"2099-01-01\"}")
                    .expect(202)
                    .header("Location");
            await().until(() -> partner.api().get(replay).text("/status").equals("done"));
            await().until(() -> partner.status(event).equals("succeeded"));
            return Map.of(
                    "deliveryUniqueId", event.toString(),
                    "event_key", event.toString(),
                    "callback_key", event.toString(),
                    "replayUniqueId", replay.substring(replay.lastIndexOf('/') + 1));
        }
    }
}
