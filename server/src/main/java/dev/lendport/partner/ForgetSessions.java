package dev.lendport.partner;

import dev.lendport.caller.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions and signatures that hold no longer. No decision hangs on it. */
@Component
class ForgetSessions {
    private static final int BATCH = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;

    ForgetSessions(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void run() {
        forget("""
                DELETE FROM session WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM session WHERE last_used_at < now() - interval '1 day' LIMIT ?))
                """);
        forget("""
                DELETE FROM used_signature WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM used_signature WHERE expires_at < now() LIMIT ?))
                """);
    }

    private void forget(String deletion) {
        int deleted;
        do {
            deleted =
                    transactions.asSystem(() -> jdbc.sql(deletion).param(BATCH).update());
        } while (deleted == BATCH);
    }
}
