package dev.lendport.callback;

import dev.lendport.caller.Transactions;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets settled deliveries after their time, and cancels what waits for a receiver that is no longer there. */
@Component
class ForgetDeliveries {
    private static final int BATCH = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Duration kept;

    ForgetDeliveries(Transactions transactions, JdbcClient jdbc, CallbackSettings settings) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.kept = settings.keepDeliveries();
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void run() {
        int deleted;
        do {
            deleted = transactions.asSystem(
                    () -> jdbc.sql("""
                            DELETE FROM callback_delivery WHERE ctid = ANY (ARRAY(
                                SELECT ctid FROM callback_delivery
                                 WHERE state <> 'pending' AND created_at < now() - make_interval(secs => ?) LIMIT ?))
                            """).params(kept.toSeconds(), BATCH).update());
        } while (deleted == BATCH);
        // The sequencer may have derived one in the moment in which its receiver was disabled.
        transactions.asSystem(() -> jdbc.sql("""
                        UPDATE callback_delivery d SET state = 'canceled', claim = NULL, claimed_until = NULL
                         WHERE d.state = 'pending'
                           AND NOT EXISTS (SELECT FROM callback_receiver r
                                            WHERE r.broker_id = d.broker_id AND r.state = 'enabled'
                                              AND r.notification_type_id = d.notification_type_id)
                        """).update());
    }
}
