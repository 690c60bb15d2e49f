package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.lendport.TestServer;
import dev.lendport.journal.Sequencer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to the nodes, the receiver and the partner's wishes, in whatever order: each event is told at least as
 * often as a small model says it must be, at most as often as it may be, always in the same words, and signed.
 */
class RandomSequenceTest {
    private static final long SEED = Long.getLong("lendport.seed", 20_261_121L);
    private static final int STEPS = 120;
    private static final int LONGEST_BURST = 6;
    /** Long enough for a kill to come in between. */
    private static final long EXCHANGE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final String REPLAY = "/v1/callback-deliveries/replay";
    private static final String ALL = "{\"from\": \"2000-01-01\", \"to\": \"2099-01-01\"}";

    private final Random random = new Random(SEED);
    private final Partner partner = Partner.sandbox();
    private final Map<UUID, Integer> delivered = new ConcurrentHashMap<>();
    private final DeliveryModel model = new DeliveryModel();
    private final Deque<MortalNode> nodes = new ArrayDeque<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private volatile int status = 200;

    private enum Step {
        PUBLISH,
        FAIL,
        SUCCEED,
        DISABLE,
        ENABLE,
        ROTATE,
        REPLAY,
        RESEND,
        KILL,
        CALM
    }

    @Test
    void each_event_is_told_as_often_as_the_model_says() throws Exception {
        try (var serverNode = MortalNode.instead();
                var receiver = TestReceiver.that((exchange, number) -> {
                    int answer = status;
                    LockSupport.parkNanos(EXCHANGE_NANOS);
                    if (answer == 200) {
                        var id = exchange.getRequestHeaders().getFirst("webhook-id");
                        delivered.merge(UUID.fromString(id), 1, Integer::sum);
                    }
                    TestReceiver.answer(exchange, answer, "");
                })) {
            assertThat(serverNode).isNotNull();
            secrets.add(partner.register(receiver.url()));
            nodes.add(MortalNode.start());
            nodes.add(MortalNode.start());
            for (int i = 0; i < STEPS; i++) {
                var step = Step.values()[random.nextInt(Step.values().length)];
                steps.add(step.toString());
                take(step, receiver);
            }
            enable(receiver);
            publish(1);
            calm();
            isWordForWordTheSame(receiver.received());
            isSigned(receiver.received());
        } catch (Exception | AssertionError failed) {
            throw new AssertionError("seed " + SEED + ", steps " + steps, failed);
        } finally {
            nodes.forEach(MortalNode::close);
        }
    }

    private void take(Step step, TestReceiver receiver) throws SQLException {
        switch (step) {
            case PUBLISH -> publish(1 + random.nextInt(LONGEST_BURST));
            case FAIL -> status = 500;
            case SUCCEED -> status = 200;
            case DISABLE -> disable();
            case ENABLE -> enable(receiver);
            case ROTATE -> rotate();
            case REPLAY -> replay();
            case RESEND -> resend();
            case KILL -> kill();
            case CALM -> calm();
        }
    }

    private void publish(int number) {
        for (int i = 0; i < number; i++) {
            model.published(partner.happen().event());
        }
        sequence();
    }

    /** Whether a callback is registered and enabled counts when the entry gets its place. */
    private void sequence() {
        TestServer.bean(Sequencer.class).sequence();
        ring();
    }

    /** The receiver is gone: at the next attempt it is disabled, and what is still to be sent is canceled. */
    private void disable() {
        if (!model.isEnabled()) {
            return;
        }
        status = 410;
        model.publishedToTheGone(partner.happen().event());
        sequence();
        await().until(() -> partner.api()
                .get(partner.callbacks())
                .text("/listCallbacks/0/status")
                .equals("disabled"));
        model.disabled(event -> partner.status(event));
    }

    private void enable(TestReceiver receiver) {
        if (!model.isEnabled()) {
            status = 200;
            partner.put(Partner.PROCESS_STATUS, receiver.url()).expect(200);
            model.enabled();
        }
    }

    private void rotate() {
        secrets.add(partner.api()
                .post(partner.callbacks() + "/" + Partner.PROCESS_STATUS + "/rotate-secret", "")
                .expect(200)
                .text("/additionalData/signingSecret"));
    }

    private void replay() {
        if (!model.isEnabled()) {
            partner.api().post(REPLAY, ALL).expect(409);
            return;
        }
        var location = partner.api().post(REPLAY, ALL).expect(202).header("Location");
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> partner.api().get(location).text("/status").equals("done"));
        model.replayed();
        ring();
    }

    private void resend() {
        var event = model.any(random);
        if (event == null) {
            return;
        }
        var path = "/v1/callback-deliveries/" + event + "/resend";
        if (!model.wasTold(event)) {
            partner.api().post(path, "").expect(404);
        } else if (!model.isEnabled()) {
            partner.api().post(path, "").expect(409);
        } else {
            partner.api().post(path, "").expect(202);
            model.resent(event);
            ring();
        }
    }

    /** With luck in the middle of an exchange, or between it and the database. */
    private void kill() throws SQLException {
        publish(LONGEST_BURST);
        LockSupport.parkNanos(random.nextLong(3 * EXCHANGE_NANOS));
        var victim = nodes.removeFirst();
        victim.kill();
        model.killed();
        victim.leaseEnds();
        nodes.add(MortalNode.start());
    }

    /** Everything that is to be told is told, once the receiver answers. */
    private void calm() {
        if (!model.isEnabled()) {
            return;
        }
        status = 200;
        ring();
        for (var event : model.pending()) {
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> partner.status(event).equals("succeeded"));
        }
        model.calm(event -> delivered.getOrDefault(event, 0));
    }

    private void ring() {
        nodes.forEach(MortalNode::ring);
    }

    private static void isWordForWordTheSame(List<TestReceiver.Received> all) {
        var bodies = new HashMap<String, String>();
        for (var received : all) {
            var first = bodies.putIfAbsent(received.id(), received.body());
            assertThat(first == null ? received.body() : first).isEqualTo(received.body());
        }
    }

    private void isSigned(List<TestReceiver.Received> all) {
        for (var received : all) {
            assertThat(secrets).anyMatch(secret -> verifies(secret, received));
        }
        // The last was sent after the last rotation: by the secret of then, and by the one before.
        assertThat(secrets.subList(Math.max(0, secrets.size() - 2), secrets.size()))
                .allMatch(secret -> verifies(secret, all.getLast()));
    }

    private static boolean verifies(String secret, TestReceiver.Received received) {
        try {
            new Webhook(secret).verify(received.body(), received.headers());
            return true;
        } catch (WebhookVerificationException | EmptyWebhookSecretException wrong) {
            return false;
        }
    }
}
