package dev.lendport.callback;

import dev.lendport.background.Loop;
import dev.lendport.callback.Deliveries.Claimed;
import dev.lendport.callback.Deliveries.Settled;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. One thread claims and settles in batches, a virtual thread carries each message. A claim is a lease:
 * when this process dies, another sends the message again, with the same id; when it is only slow, its claim no longer
 * counts. A message is therefore delivered at least once, and lost never.
 */
@Component
class DeliveryEngine implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliveryEngine.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** What comes and what ends close together shares a batch: a round costs far more than a delivery in it. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final int BATCH = 500;

    private final Deliveries deliveries;
    private final Couriers couriers;
    private final RetrySchedule schedule;
    private final DisableReceiver disableReceiver;
    private final CallbackSettings settings;
    private final Lanes lanes;
    private final Queue<Returned> returned = new ConcurrentLinkedQueue<>();
    private final List<Settled> unsettled = new ArrayList<>();
    private ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
    private final Loop loop;

    DeliveryEngine(
            Deliveries deliveries,
            Couriers couriers,
            RetrySchedule schedule,
            DisableReceiver disableReceiver,
            CallbackSettings settings) {
        this.deliveries = deliveries;
        this.couriers = couriers;
        this.schedule = schedule;
        this.disableReceiver = disableReceiver;
        this.settings = settings;
        this.lanes = new Lanes(settings.receiverRatePerSecond());
        this.loop = new Loop("callbacks", deliveries.bell(), LOOK_EVERY, this::round)
                .gathering(GATHER)
                .endingWhat(() -> lanes.underWay() > 0);
    }

    private record Returned(Claimed delivery, Attempt attempt) {}

    @Override
    public void start() {
        carriers = Executors.newVirtualThreadPerTaskExecutor();
        loop.start();
    }

    /** What is under way may end; what has not ended by then is another node's, or the next start's. */
    @Override
    public void stop() {
        loop.stop();
        carriers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration round() {
        settle();
        return isRunning() && claim() == BATCH ? Duration.ZERO : LOOK_EVERY;
    }

    private int claim() {
        int limit = Math.min(BATCH, settings.concurrency() - lanes.underWay());
        if (limit <= 0) {
            return 0;
        }
        var loads = lanes.loads();
        var claimed = deliveries.claim(loads, settings.receiverConcurrency(), limit, settings.lease());
        var written = deliveries.bodies(claimed);
        for (var delivery : claimed) {
            var body = written.get(delivery.message().id());
            if (body != null) {
                lanes.begin(delivery.lane());
                carriers.execute(() -> carry(delivery, body));
            }
        }
        return claimed.size();
    }

    private void carry(Claimed delivery, byte[] body) {
        try {
            var attempt = couriers.of(delivery.mode())
                    .carry(URI.create(delivery.url()), headers(delivery, deliveries.secrets(delivery), body), body);
            returned.add(new Returned(delivery, attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.error("callback {} failed", delivery.message().id(), failed);
            returned.add(new Returned(delivery, Attempt.unanswered(Attempt.Outcome.BROKEN_ANSWER, 0)));
        } finally {
            deliveries.bell().ring();
        }
    }

    /** The headers of Standard Webhooks; a signature of each secret that is in force. */
    static Map<String, String> headers(Claimed delivery, List<SigningSecret> secrets, byte[] body) {
        var id = delivery.message().id().toString();
        var timestamp = delivery.claimedAt().getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" ")));
        return headers;
    }

    private void settle() {
        for (var one = returned.poll(); one != null; one = returned.poll()) {
            lanes.end(one.delivery().lane());
            var wait = schedule.waitAfter(
                    one.delivery().attempt(),
                    one.attempt().retryAfter(),
                    one.delivery().claimedAt().plusMillis(one.attempt().latencyMilliseconds()));
            unsettled.add(new Settled(one.delivery(), one.attempt(), wait.orElse(null)));
        }
        if (unsettled.isEmpty()) {
            return;
        }
        // Kept until the database has them: a delivery whose success is forgotten would be sent again.
        var failing = deliveries.settle(unsettled, settings.disableAfter());
        var gone = unsettled.stream()
                .filter(one -> one.attempt().isGone())
                .map(one -> one.delivery().receiver())
                .distinct()
                .toList();
        unsettled.clear();
        gone.forEach(receiver -> disableReceiver.because(receiver, DisableReceiver.Reason.GONE));
        failing.stream()
                .filter(receiver -> !gone.contains(receiver))
                .forEach(receiver -> disableReceiver.because(receiver, DisableReceiver.Reason.FAILING));
    }
}
