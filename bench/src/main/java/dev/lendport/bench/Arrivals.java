package dev.lendport.bench;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the receivers have answered 200 to, by {@code webhook-id}. */
final class Arrivals {
    private final Map<UUID, Arrival> byId = new ConcurrentHashMap<>();
    private final AtomicLong badSignatures = new AtomicLong();
    private final AtomicLong otherBodies = new AtomicLong();
    private volatile long lastNanos;

    /**
     * What came under one id.
     *
     * @param firstNanos when its first 200 had been written, on this Java machine's clock
     */
    record Arrival(long firstNanos, int times, int bodyHash) {}

    void add(UUID id, int bodyHash) {
        long now = System.nanoTime();
        lastNanos = now;
        var arrival = byId.merge(
                id,
                new Arrival(now, 1, bodyHash),
                (first, next) -> new Arrival(first.firstNanos(), first.times() + 1, first.bodyHash()));
        if (arrival.bodyHash() != bodyHash) {
            otherBodies.incrementAndGet();
        }
    }

    void addBadSignature() {
        badSignatures.incrementAndGet();
    }

    @Nullable
    Arrival of(UUID id) {
        return byId.get(id);
    }

    boolean anySince(long nanos) {
        return lastNanos - nanos > 0;
    }

    /** Deliveries whose signature was not their receiver's. */
    long badSignatures() {
        return badSignatures.get();
    }

    /** Deliveries that came again with another body. */
    long otherBodies() {
        return otherBodies.get();
    }

    /** The ids that came more than once. */
    Set<UUID> repeated() {
        var repeated = new HashSet<UUID>();
        byId.forEach((id, arrival) -> {
            if (arrival.times() > 1) {
                repeated.add(id);
            }
        });
        return repeated;
    }

    /** How many times something came that had come before. */
    long repetitions() {
        return byId.values().stream().mapToLong(arrival -> arrival.times() - 1L).sum();
    }

    /** Forgets all. */
    void clear() {
        byId.clear();
    }
}
