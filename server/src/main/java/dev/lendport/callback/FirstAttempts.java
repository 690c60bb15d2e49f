package dev.lendport.callback;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether a partner has been told. Only the first attempt is waited for: the schedule of the others runs in real time,
 * whatever a test clock shows.
 */
@Component
public class FirstAttempts {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Transactions transactions;
    private final JdbcTemplate jdbc;

    FirstAttempts(Transactions transactions, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private record Seen(int waiting, int delivered) {}

    /**
     * Waits until each of the events that a callback tells has been tried once, whatever came of it. Holds no connection
     * while it waits.
     *
     * @param events of the caller's journal, sequenced already
     * @param limit in real time
     * @return how many of them were delivered by then
     */
    public int await(Caller caller, List<UUID> events, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        var seen = look(caller, events);
        while (seen.waiting() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(pause, end - System.nanoTime()));
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            seen = look(caller, events);
        }
        return seen.delivered();
    }

    private Seen look(Caller caller, List<UUID> events) {
        return transactions.read(
                caller,
                now -> jdbc.queryForObject(
                        """
                        SELECT count(*) FILTER (WHERE state = 'pending' AND last_attempt_at IS NULL) AS waiting,
                               count(*) FILTER (WHERE state = 'succeeded') AS delivered
                          FROM callback_delivery
                         WHERE broker_id = ? AND id = ANY (?)
                        """,
                        (row, n) -> new Seen(row.getInt("waiting"), row.getInt("delivered")),
                        caller.broker().value(),
                        Rows.array(jdbc, "uuid", events.toArray())));
    }
}
