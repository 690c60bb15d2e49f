package dev.lendport.journal;

import dev.lendport.background.Bell;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets readers of a feed wait for what comes next without asking the database again and again: this node's sequencer
 * wakes them, and one look at the heads for all of them finds what another node has sequenced.
 */
@Component
class FeedWatches implements Follower, SmartLifecycle {
    private static final int MOST_FOR_A_BROKER = 16;

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final ConcurrentMap<BrokerId, Set<Watch>> open = new ConcurrentHashMap<>();
    private final Map<BrokerId, Long> seen = new HashMap<>();
    private volatile boolean running;

    FeedWatches(Transactions transactions, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** One reader's. Opened before the reader looks, so that nothing falls between the look and the wait. */
    final class Watch implements AutoCloseable {
        private final BrokerId broker;
        private final Bell news = new Bell();

        private Watch(BrokerId broker) {
            this.broker = broker;
        }

        /** Waits for news; false when the server is stopping, and there is nothing to wait for any more. */
        boolean await(long milliseconds) throws InterruptedException {
            if (running) {
                news.await(Duration.ofMillis(milliseconds));
            }
            return running;
        }

        @Override
        public void close() {
            open.computeIfPresent(broker, (owner, watches) -> {
                watches.remove(this);
                return watches.isEmpty() ? null : watches;
            });
        }
    }

    /** Empty when the broker has as many readers waiting as are allowed. */
    Optional<Watch> open(BrokerId broker) {
        var watch = new Watch(broker);
        var watches = open.compute(broker, (owner, present) -> {
            var some = present == null ? ConcurrentHashMap.<Watch>newKeySet() : present;
            if (some.size() < MOST_FOR_A_BROKER) {
                some.add(watch);
            }
            return some;
        });
        return watches.contains(watch) ? Optional.of(watch) : Optional.empty();
    }

    @Override
    public void follow(List<Placed> entries) {
        if (open.isEmpty()) {
            return;
        }
        var brokers = entries.stream().map(Placed::broker).distinct().toList();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                brokers.forEach(FeedWatches.this::wake);
            }
        });
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void lookAtOtherNodes() {
        var watched = open.keySet().stream().map(BrokerId::value).toArray();
        seen.keySet().retainAll(open.keySet());
        if (watched.length == 0) {
            return;
        }
        transactions.asSystem(() -> jdbc.query(
                "SELECT broker_id, position FROM journal_head WHERE broker_id = ANY (?)",
                (row, n) -> {
                    var broker = new BrokerId(row.getObject("broker_id", UUID.class));
                    var position = row.getLong("position");
                    if (!Long.valueOf(position).equals(seen.put(broker, position))) {
                        wake(broker);
                    }
                    return broker;
                },
                Rows.array(jdbc, "uuid", watched)));
    }

    private void wake(BrokerId broker) {
        open.getOrDefault(broker, Set.of()).forEach(watch -> watch.news.ring());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its last answers: nobody is to wait for news then. */
    @Override
    public void stop() {
        running = false;
        open.keySet().forEach(this::wake);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
