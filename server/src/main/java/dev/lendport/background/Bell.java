package dev.lendport.background;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; ringing twice before it woke counts once. */
public final class Bell {
    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    public void await(long milliseconds) throws InterruptedException {
        if (rung.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
