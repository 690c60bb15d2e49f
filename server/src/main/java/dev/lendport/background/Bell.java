package dev.lendport.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes one waiting thread; ringing twice before it woke counts once. */
public final class Bell {
    private final Semaphore rung = new Semaphore(0);

    private final TransactionSynchronization afterCommit = new TransactionSynchronization() {
        @Override
        public void afterCommit() {
            ring();
        }
    };

    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Rings when the open transaction has committed: who is woken sees what it wrote. */
    public void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(afterCommit);
    }

    /** Waits until it is rung, but no longer than that. */
    public void await(Duration longest) throws InterruptedException {
        if (rung.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
