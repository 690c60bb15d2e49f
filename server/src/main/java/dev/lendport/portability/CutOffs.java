package dev.lendport.portability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which something is over. At the instant itself it is over: a release at 10:00:00.000 comes too late,
 * one at 09:59:59.999 does not.
 *
 * @param release 10:00 on the fourth business day after receipt
 * @param retention 18:00 on that day
 * @param settlement 18:30 on the settlement date; null until the balance is released
 */
record CutOffs(Instant release, Instant retention, @Nullable Instant settlement) {

    CutOffs settledBy(Instant until) {
        return new CutOffs(release, retention, until);
    }

    static boolean isOver(Instant cutOff, Instant now) {
        return !now.isBefore(cutOff);
    }
}
