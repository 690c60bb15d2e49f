package dev.lendport.http;

import dev.lendport.caller.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the answers that are kept for repeated keys, after a week. */
@Component
class ForgetAnswers {
    private static final int BATCH = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;

    ForgetAnswers(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void run() {
        int deleted;
        do {
            deleted = transactions.asSystem(() -> jdbc.sql("""
                            DELETE FROM idempotent_answer WHERE ctid = ANY (ARRAY(
                                SELECT ctid FROM idempotent_answer WHERE created_at < now() - interval '7 days' LIMIT ?))
                            """).param(BATCH).update());
        } while (deleted == BATCH);
    }
}
