package dev.lendport.callback;

import dev.lendport.TestServer;
import dev.lendport.caller.Transactions;
import dev.lendport.secret.SecretBox;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A node that sends callbacks and can be killed: from then on nothing of it reaches the database, whatever it has under
 * way. Its lease is short, it never gives up, and it disables no receiver for failing.
 */
final class MortalNode implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(1);

    private static final CallbackSettings SETTINGS = new CallbackSettings(
            Stream.concat(
                            Stream.of(Duration.ZERO),
                            Stream.generate(() -> Duration.ofMillis(50)).limit(1_000))
                    .toList(),
            0,
            Duration.ofDays(1),
            Duration.ofDays(5),
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            Duration.ofDays(90),
            16,
            10_000,
            1_000,
            true,
            List.of(),
            "");

    private final MortalDeliveries deliveries = new MortalDeliveries();
    private final DeliveryEngine engine = new DeliveryEngine(
            deliveries,
            TestServer.bean(Couriers.class),
            new RetrySchedule(SETTINGS, () -> 0),
            TestServer.bean(DisableReceiver.class),
            SETTINGS);

    private MortalNode() {}

    private static final class MortalDeliveries extends Deliveries {
        private volatile boolean dead;

        MortalDeliveries() {
            super(
                    TestServer.bean(Transactions.class),
                    TestServer.bean(JdbcTemplate.class),
                    TestServer.bean(SecretBox.class),
                    TestServer.bean(Bodies.class));
        }

        @Override
        List<Claimed> claim(List<Lanes.Load> loads, int laneLimit, int limit, Duration lease) {
            return dead ? List.of() : super.claim(loads, laneLimit, limit, LEASE);
        }

        @Override
        List<Lanes.Key> settle(List<Settled> settled, Duration disableAfter) {
            return dead ? List.of() : super.settle(settled, disableAfter);
        }
    }

    static MortalNode start() {
        var node = new MortalNode();
        node.engine.start();
        return node;
    }

    /** The server's own node sends nothing until it is closed. */
    static AutoCloseable instead() {
        var engine = TestServer.bean(DeliveryEngine.class);
        engine.stop();
        return engine::start;
    }

    /** Has it look at once. */
    void ring() {
        deliveries.bell().ring();
    }

    void kill() {
        deliveries.dead = true;
        engine.stop();
    }

    @Override
    public void close() {
        engine.stop();
    }
}
