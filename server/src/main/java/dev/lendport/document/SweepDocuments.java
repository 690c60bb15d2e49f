package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves aside what was written and never committed, after a time in which every upload has ended one way or the other.
 * Any node may do it, and all do.
 */
@Component
class SweepDocuments {
    private static final Logger log = LoggerFactory.getLogger(SweepDocuments.class);

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final DocumentStore store;
    private final Duration keepUnclaimed;

    SweepDocuments(
            Transactions transactions,
            JdbcClient jdbc,
            DocumentStore store,
            @Value("${lendport.documents.keep-unclaimed}") Duration keepUnclaimed) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.store = store;
        this.keepUnclaimed = keepUnclaimed;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT6H")
    void run() {
        var now = transactions
                .asSystem(() ->
                        jdbc.sql("SELECT now()").query(OffsetDateTime.class).single())
                .withOffsetSameInstant(ZoneOffset.UTC);
        var today = now.toLocalDate();
        try {
            int moved = store.sweep(now.toInstant().minus(keepUnclaimed), today, this::claimed);
            if (moved > 0) {
                log.warn(
                        "{} files that no document names were moved to removed/{} in the store of documents",
                        moved,
                        today);
            }
        } catch (IOException | RefusedException broken) {
            log.warn("documents are not swept", broken);
        }
    }

    private Set<UUID> claimed(BrokerId broker, Collection<UUID> keys) {
        return transactions.asSystem(
                () -> new HashSet<>(jdbc.sql("SELECT key FROM document WHERE broker_id = ? AND key = ANY (?)")
                        .param(broker.value())
                        .param(keys.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()));
    }
}
