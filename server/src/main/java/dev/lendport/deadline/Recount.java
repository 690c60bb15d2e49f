package dev.lendport.deadline;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Counts the open deadlines of a calendar anew after a version was loaded. The commit of the version is the one moment
 * from which it holds: a deadline that was counted by an older one never fires, it is counted anew first. So the dates
 * can follow batch by batch, each batch whole, on whichever node: at once on the node that loaded the version, and every
 * few seconds what was set meanwhile by somebody who could not see it yet.
 */
@Component
class Recount {
    private static final Logger log = LoggerFactory.getLogger(Recount.class);
    private static final int BATCH = 500;
    private static final int BROKERS_AT_ONCE = 1_000;
    private static final long AGAIN_MILLISECONDS = 5_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final MoveDeadlines moves;

    Recount(Transactions transactions, JdbcClient jdbc, Calendars calendars, MoveDeadlines moves) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.moves = moves;
    }

    /** All that there is to count anew by now. What cannot be, as somebody is at it, is left to the next time. */
    @Scheduled(fixedDelay = AGAIN_MILLISECONDS)
    void all() {
        try {
            for (var base : Calendars.all()) {
                of(base.name());
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("counting deadlines anew waits for the database: {}", away.getMessage());
        }
    }

    private void of(String calendar) {
        int counted;
        do {
            counted = 0;
            for (var caller : outdated(calendar)) {
                counted += batch(caller, calendar);
            }
        } while (counted > 0);
    }

    /** Whose open deadlines of a calendar were counted by an older version. */
    private List<Caller> outdated(String calendar) {
        return transactions.asSystem(() -> {
            var version = calendars.current(calendar).version();
            return jdbc.sql("""
                            SELECT b.id, b.mode
                              FROM (SELECT DISTINCT broker_id
                                      FROM deadline
                                     WHERE state = 'pending' AND calendar = ? AND warns_of IS NULL
                                       AND (calendar_version < ? OR calendar_version > ?)
                                     LIMIT ?) AS d
                              JOIN broker b ON b.id = d.broker_id
                            """)
                    .params(calendar, version, version, BROKERS_AT_ONCE)
                    .query((row, n) -> Caller.onBehalfOf(
                            new BrokerId(row.getObject("id", UUID.class)),
                            Actor.SYSTEM,
                            Mode.valueOf(row.getString("mode")),
                            Language.PT))
                    .list();
        });
    }

    private int batch(Caller system, String calendar) {
        try {
            var outcome = transactions.<Integer>write(system, now -> {
                giveUpSoon();
                return Outcome.done(moves.batch(system, calendar, BATCH, now));
            });
            return outcome instanceof Outcome.Done<Integer>(var counted) ? counted : 0;
        } catch (DataAccessException | TransactionException busy) {
            log.warn("deadlines of broker {} are counted anew later: {}", system.broker(), busy.getMessage());
        } catch (RuntimeException failed) {
            log.error("deadlines of broker {} cannot be counted anew", system.broker(), failed);
        }
        return 0;
    }

    /** A broker who acts on a case goes first. */
    private void giveUpSoon() {
        jdbc.sql("SELECT set_config('lock_timeout', '500ms', true)")
                .query((row, n) -> n)
                .list();
    }
}
