package dev.lendport.database;

import dev.lendport.caller.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the coming months' partitions and forgets what is kept for a time only. No decision hangs on it. */
@Component
class Housekeeping {
    private static final int BATCH = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;

    Housekeeping(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void run() {
        transactions.asSystem(() ->
                jdbc.sql("SELECT ensure_partitions()").query((row, n) -> true).list());
        forget("DELETE FROM idempotent_answer WHERE ctid = ANY (ARRAY(SELECT ctid FROM idempotent_answer "
                + "WHERE created_at < now() - interval '7 days' LIMIT ?))");
        forget("DELETE FROM session WHERE ctid = ANY (ARRAY(SELECT ctid FROM session "
                + "WHERE last_used_at < now() - interval '1 day' LIMIT ?))");
        forget("DELETE FROM used_signature WHERE ctid = ANY (ARRAY(SELECT ctid FROM used_signature "
                + "WHERE expires_at < now() LIMIT ?))");
    }

    private void forget(String deletion) {
        int deleted;
        do {
            deleted =
                    transactions.asSystem(() -> jdbc.sql(deletion).param(BATCH).update());
        } while (deleted == BATCH);
    }
}
