package dev.lendport.background;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Does round after round on a thread of its own, and between them waits for a bell. What is to be done stands in the
 * database, so a round that fails ends nothing: the next finds it again. An {@link Error} is not caught and ends the
 * thread: what to do when the memory runs out is for the whole process to decide.
 */
public final class Loop {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final String name;
    private final Bell bell;
    private final Duration lookEvery;
    private final Round round;
    private final Duration gather;
    private final BooleanSupplier underWay;
    private volatile boolean running;
    private volatile @Nullable Thread worker;

    /**
     * @param name the thread's, and what the log calls it
     * @param bell ends a wait
     * @param lookEvery the wait after a round that failed
     */
    public Loop(String name, Bell bell, Duration lookEvery, Round round) {
        this(name, bell, lookEvery, round, Duration.ZERO, () -> false);
    }

    private Loop(String name, Bell bell, Duration lookEvery, Round round, Duration gather, BooleanSupplier underWay) {
        this.name = name;
        this.bell = bell;
        this.lookEvery = lookEvery;
        this.round = round;
        this.gather = gather;
        this.underWay = underWay;
    }

    /** One round of the work. */
    @FunctionalInterface
    public interface Round {
        /** Does what there is to do; answers how long there is nothing more, unless the bell rings. */
        Duration run() throws InterruptedException;
    }

    /** Rounds begin no closer to each other than that, so that what comes close together shares one. */
    public Loop gathering(Duration time) {
        return new Loop(name, bell, lookEvery, round, time, underWay);
    }

    /** A stop lets the rounds go on, for a while, as long as a round has left something under way. */
    public Loop endingWhat(BooleanSupplier isUnderWay) {
        return new Loop(name, bell, lookEvery, round, gather, isUnderWay);
    }

    public void start() {
        running = true;
        worker = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    /** Lets the round that is under way end; interrupts it when that takes too long. */
    public void stop() {
        running = false;
        bell.ring();
        var stopping = worker;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(STOP_WAIT)) {
                stopping.interrupt();
                if (!stopping.join(STOP_WAIT)) {
                    log.warn("{}: the round under way does not end and is left to itself", name);
                }
            }
        } catch (InterruptedException hurried) {
            stopping.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running || underWay.getAsBoolean()) {
                long begun = System.nanoTime();
                bell.await(runRound());
                LockSupport.parkNanos(begun + gather.toNanos() - System.nanoTime());
            }
        } catch (InterruptedException stopped) {
            // The thread ends here, and nobody is left to see the flag.
        }
    }

    private Duration runRound() throws InterruptedException {
        try {
            return round.run();
        } catch (DataAccessException | TransactionException away) {
            if (running) {
                log.warn("{}: waiting for the database: {}", name, away.getMessage());
            }
        } catch (RuntimeException failed) {
            log.error("{}: a round failed", name, failed);
        }
        return lookEvery;
    }
}
