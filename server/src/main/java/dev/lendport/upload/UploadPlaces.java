package dev.lendport.upload;

import dev.lendport.caller.BrokerId;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Room for the files that one node takes in at the same time: so much for all, and little enough of it for each partner
 * that none keeps the others out with files that never end.
 */
final class UploadPlaces {
    private static final long RETRY_AFTER_SECONDS = 1;

    private final UploadLimits limits;
    private final Semaphore ofAll;
    private final ConcurrentMap<BrokerId, Semaphore> ofPartner = new ConcurrentHashMap<>();

    UploadPlaces(UploadLimits limits) {
        this.limits = limits;
        this.ofAll = new Semaphore(limits.atOnce());
    }

    /** One file's room; closed when it has arrived, or will not. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** {@link RefusedException} when the partner, or the node, is taking in as many as it may. */
    Place take(BrokerId partner) {
        var own = ofPartner.computeIfAbsent(partner, _ -> new Semaphore(limits.atOncePerPartner()));
        if (!own.tryAcquire()) {
            throw new RefusedException(Refusal.later(ProblemCode.TOO_MANY_REQUESTS, RETRY_AFTER_SECONDS));
        }
        if (!ofAll.tryAcquire()) {
            own.release();
            throw new RefusedException(Refusal.of(ProblemCode.UNAVAILABLE));
        }
        return () -> {
            ofAll.release();
            own.release();
        };
    }
}
