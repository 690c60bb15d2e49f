package dev.lendport.journal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this node's sequencer when a transaction of this node has committed entries. */
@Component
class SequencerSignal {
    private final Semaphore waiting = new Semaphore(0);

    private final TransactionSynchronization release = new TransactionSynchronization() {
        @Override
        public void afterCommit() {
            if (waiting.availablePermits() == 0) {
                waiting.release();
            }
        }
    };

    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(release);
    }

    /** Waits for a commit, or for the time after which another node's entries are looked for. */
    void await(long milliseconds) throws InterruptedException {
        if (waiting.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            waiting.drainPermits();
        }
    }
}
