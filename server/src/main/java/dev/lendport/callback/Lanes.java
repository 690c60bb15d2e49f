package dev.lendport.callback;

import dev.lendport.caller.BrokerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What this node has under way with each receiver, so that one that is slow or flooded takes no more than its own lane.
 * Belongs to one thread.
 */
final class Lanes {
    private final double ratePerSecond;
    private final Map<Key, Lane> busy = new HashMap<>();
    private int underWay;

    Lanes(int ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
    }

    /** One receiver. */
    record Key(BrokerId broker, int notificationTypeId) {}

    /**
     * How a receiver is occupied.
     *
     * @param allowance how many exchanges its rate lets begin now
     */
    record Load(Key key, int underWay, int allowance) {}

    private static final class Lane {
        private int underWay;
        private double allowance;
        private long refilledAt;
    }

    void begin(Key key) {
        var lane = busy.computeIfAbsent(key, absent -> {
            var fresh = new Lane();
            fresh.allowance = ratePerSecond;
            fresh.refilledAt = System.nanoTime();
            return fresh;
        });
        lane.underWay++;
        lane.allowance--;
        underWay++;
    }

    void end(Key key) {
        var lane = busy.get(key);
        if (lane != null) {
            lane.underWay--;
            underWay--;
        }
    }

    int underWay() {
        return underWay;
    }

    /** Every receiver that is not simply free; the others are forgotten. */
    List<Load> loads() {
        long now = System.nanoTime();
        var loads = new ArrayList<Load>();
        busy.entrySet().removeIf(entry -> {
            var lane = entry.getValue();
            var seconds = (double) (now - lane.refilledAt) / TimeUnit.SECONDS.toNanos(1);
            lane.allowance = Math.min(ratePerSecond, lane.allowance + seconds * ratePerSecond);
            lane.refilledAt = now;
            if (lane.underWay == 0 && lane.allowance >= ratePerSecond) {
                return true;
            }
            loads.add(new Load(entry.getKey(), lane.underWay, (int) lane.allowance));
            return false;
        });
        return loads;
    }
}
