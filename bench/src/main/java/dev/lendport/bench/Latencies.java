package dev.lendport.bench;

import java.util.Arrays;
import java.util.List;

/** How long each of many operations took. */
final class Latencies {
    private final long[] sortedNanos;

    private Latencies(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    static Latencies of(long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    static Latencies merged(List<Latencies> parts) {
        return of(parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.sortedNanos))
                .toArray());
    }

    int count() {
        return sortedNanos.length;
    }

    /** The smallest time that at least this share of the operations kept within (nearest rank); 0 when there were none. */
    double milliseconds(double share) {
        if (sortedNanos.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
    }
}
