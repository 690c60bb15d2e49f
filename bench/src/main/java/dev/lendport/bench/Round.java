package dev.lendport.bench;

import java.time.Duration;
import java.util.List;

/** What one party did in a few seconds. */
record Round(Latencies latencies, Duration lasted, Cost cost) {

    double perSecond() {
        return latencies.count() / (lasted.toNanos() / 1e9);
    }

    /** Several rounds as one. */
    static Round merged(List<Round> rounds) {
        return new Round(
                Latencies.merged(rounds.stream().map(Round::latencies).toList()),
                rounds.stream().map(Round::lasted).reduce(Duration.ZERO, Duration::plus),
                rounds.stream().map(Round::cost).reduce(Cost.NONE, Cost::plus));
    }

    /**
     * How much of the machine the three parties used, 1 being all of it. Much less in a round that waited for nothing else
     * tells that somebody else was at work.
     */
    double machineShare() {
        var available = lasted.toNanos() * (double) Runtime.getRuntime().availableProcessors();
        return cost.total().toNanos() / available;
    }

    /** Microseconds of processor time for each operation. */
    double microsecondsEach(Duration used) {
        return latencies.count() == 0 ? 0 : used.toNanos() / 1e3 / latencies.count();
    }
}
