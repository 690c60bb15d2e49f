package dev.lendport.bench;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The ids that an operation is done with, shared by all workers. */
interface Keys {

    /** The id for the next operation; null when there is none left. */
    @Nullable
    UUID next();

    /** Each id once, in order: what a write uses up. */
    static Keys once(List<UUID> ids) {
        var position = new AtomicInteger();
        return () -> {
            int next = position.getAndIncrement();
            return next < ids.size() ? ids.get(next) : null;
        };
    }

    /** Any of the ids, for ever. */
    static Keys any(List<UUID> ids) {
        return () -> ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    /** For an operation that names nothing. */
    static Keys none() {
        var nothing = new UUID(0, 0);
        return () -> nothing;
    }
}
