package dev.lendport.bench;

import java.util.Arrays;

/** Small sums over rounds. */
final class Statistics {

    private Statistics() {}

    /** The middle value, or the mean of the two middle ones; 0 of none. */
    static double median(double... values) {
        if (values.length == 0) {
            return 0;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
