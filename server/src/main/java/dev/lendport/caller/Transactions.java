package dev.lendport.caller;

import dev.lendport.outcome.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into the database. A transaction is opened for a caller: its first statement sets the tenant that
 * row-level security filters by, refuses revoked access, and answers what time it is for this caller (the database's
 * time for a live broker, the broker's own test clock in the sandbox). No other code asks for the time.
 */
@Component
public class Transactions {
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final int DEADLOCK_ATTEMPTS = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Transactions(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactionManager);
        this.reading = new TransactionTemplate(transactionManager);
        this.reading.setReadOnly(true);
    }

    /** What happens inside a transaction, told what time it is for the caller. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T at(Instant now);
    }

    /** Commits what is done, rolls back what is refused. Runs again when PostgreSQL broke a deadlock. */
    public <T> Outcome<T> write(Caller caller, Work<Outcome<T>> work) {
        // Within another transaction all of that one is lost, and only all of it can be tried again.
        int attempts = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : DEADLOCK_ATTEMPTS;
        for (int attempt = 1; ; attempt++) {
            try {
                return written(caller, work);
            } catch (PessimisticLockingFailureException broken) {
                if (attempt == attempts || !isDeadlock(broken)) {
                    throw broken;
                }
            }
        }
    }

    /** A write of the lender's own that no single broker owns, at the database's time. */
    public <T> Outcome<T> writeAsSystem(Work<Outcome<T>> work) {
        return required(writing.execute(status -> {
            var now = jdbc.sql("SELECT now() FROM set_config('role', 'lendport_system', true)")
                    .query(OffsetDateTime.class)
                    .single();
            return rolledBackWhenRefused(status, work.at(now.toInstant()));
        }));
    }

    private <T> Outcome<T> written(Caller caller, Work<Outcome<T>> work) {
        return required(writing.execute(status -> rolledBackWhenRefused(status, work.at(open(caller)))));
    }

    private static <T> Outcome<T> rolledBackWhenRefused(TransactionStatus status, Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Done<T> done -> {}
            case Outcome.Refused<T> refused -> status.setRollbackOnly();
        }
        return outcome;
    }

    public <T extends @Nullable Object> T read(Caller caller, Work<T> work) {
        return required(reading.execute(status -> work.at(open(caller))));
    }

    /** For what no single broker owns: sign-in, the sequencer, the timer. Row-level security lets this role see all. */
    public <T extends @Nullable Object> T asSystem(Supplier<T> work) {
        return required(writing.execute(status -> {
            jdbc.sql("SET LOCAL ROLE lendport_system").update();
            return work.get();
        }));
    }

    private Instant open(Caller caller) {
        return jdbc.sql("SELECT open_call(?, ?)")
                .param(caller.broker().value())
                .param(caller.accessEpoch())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .orElseThrow(AccessRevokedException::new)
                .toInstant();
    }

    private static boolean isDeadlock(PessimisticLockingFailureException broken) {
        return broken.getRootCause() instanceof SQLException cause && DEADLOCK_DETECTED.equals(cause.getSQLState());
    }

    // The template's result is nullable only because the work's may be.
    @SuppressWarnings("NullAway")
    private static <T extends @Nullable Object> T required(@Nullable T result) {
        return result;
    }
}
