package dev.lendport.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came out for one way of delivering papers.
 *
 * @param atOnce how many deliveries, or copies, went on at the same time
 * @param server a round for each time the server was measured; as many of plain copies
 */
record Upload(Delivery delivery, int atOnce, List<Round> server, List<Round> copies) {
    private static final double BYTES_A_MB = 1 << 20;

    double serverMegabytesPerSecond() {
        return median(server, this::megabytesPerSecond);
    }

    double copyMegabytesPerSecond() {
        return median(copies, this::megabytesPerSecond);
    }

    double ratio() {
        return serverMegabytesPerSecond() / copyMegabytesPerSecond();
    }

    /** Of the file itself, however it was sent. */
    private double megabytesPerSecond(Round round) {
        return round.perSecond() * delivery.paper().content().length / BYTES_A_MB;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Statistics.median(rounds.stream().mapToDouble(figure).toArray());
    }
}
