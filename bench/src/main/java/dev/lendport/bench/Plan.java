package dev.lendport.bench;

import java.time.Duration;

/**
 * How long it is measured.
 *
 * @param warmUp the most time to warm the server up for this operation
 * @param rounds of each of the two sides
 */
record Plan(Duration warmUp, int rounds, Duration round) {
    /** Of what was warmed up before: connections, caches, prepared statements. */
    static final Duration WAKE_UP = Duration.ofSeconds(2);

    static Plan of(int warmUpSeconds, int rounds, int roundSeconds) {
        return new Plan(Duration.ofSeconds(warmUpSeconds), rounds, Duration.ofSeconds(roundSeconds));
    }
}
