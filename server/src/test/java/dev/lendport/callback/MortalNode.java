package dev.lendport.callback;

import dev.lendport.Patience;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Transactions;
import dev.lendport.secret.SecretBox;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A node that sends callbacks and can be killed: from then on nothing of it reaches the database, whatever it has under
 * way. Only that ends its leases, never a slow machine; it does not give up, and disables no receiver for failing.
 */
final class MortalNode implements AutoCloseable {
    private static final Duration LEASE = Duration.ofDays(1);

    private static final CallbackSettings SETTINGS = new CallbackSettings(
            Stream.concat(
                            Stream.of(Duration.ZERO),
                            Stream.generate(() -> Duration.ofMillis(50)).limit(100_000))
                    .toList(),
            0,
            Duration.ofDays(1),
            Duration.ofDays(5),
            Patience.LIMIT,
            Duration.ofDays(1),
            Duration.ofDays(90),
            16,
            10_000,
            1_000,
            true,
            List.of(),
            "");

    private static final Couriers COURIERS = new Couriers(SETTINGS, InetAddress::getAllByName);

    private final MortalDeliveries deliveries = new MortalDeliveries();
    private final DeliveryEngine engine = new DeliveryEngine(
            deliveries,
            COURIERS,
            new RetrySchedule(SETTINGS, () -> 0),
            TestServer.bean(DisableReceiver.class),
            SETTINGS);

    private MortalNode() {}

    private static final class MortalDeliveries extends Deliveries {
        private final Queue<Claimed> claimed = new ConcurrentLinkedQueue<>();
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
            if (dead) {
                return List.of();
            }
            var some = super.claim(loads, laneLimit, limit, LEASE);
            claimed.addAll(some);
            return some;
        }

        @Override
        List<Seen> settle(List<Settled> settled, Duration disableAfter) {
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

    /** From now on nothing of it reaches the database; what is under way may still end. */
    void cutOff() {
        deliveries.dead = true;
    }

    void kill() {
        cutOff();
        engine.stop();
    }

    /** The time of what it had claimed is over: others may send that. */
    void leaseEnds() throws SQLException {
        for (var one : deliveries.claimed) {
            Stored.changeAs(
                    "lendport_system",
                    "UPDATE callback_delivery SET claimed_until = now() WHERE broker_id = ? AND claim = ?",
                    one.lane().broker().value(),
                    one.claim());
        }
    }

    @Override
    public void close() {
        engine.stop();
    }
}
