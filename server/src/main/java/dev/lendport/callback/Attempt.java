package dev.lendport.callback;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of one exchange with a receiver.
 *
 * @param status what the receiver answered; null when no answer came
 * @param answer the start of the answer's body, at most 4 096 bytes of UTF-8
 * @param retryAfter the {@code Retry-After} header as it came
 */
record Attempt(
        Outcome outcome,
        @Nullable Integer status,
        int latencyMilliseconds,
        @Nullable String answer,
        @Nullable String retryAfter) {
    private static final int GONE = 410;

    enum Outcome {
        /** A 2xx within the time limit. */
        DELIVERED,
        /** Another status. */
        REFUSED,
        TIMED_OUT,
        UNREACHABLE,
        TLS_FAILED,
        /** Not HTTP, cut off, or larger than is read. */
        BROKEN_ANSWER,
        /** The host led to an address that callbacks must not go to; nothing was connected. */
        FORBIDDEN_ADDRESS;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Attempt unanswered(Outcome outcome, int latencyMilliseconds) {
        return new Attempt(outcome, null, latencyMilliseconds, null, null);
    }

    boolean isDelivered() {
        return outcome == Outcome.DELIVERED;
    }

    /** The receiver says that it will never come back. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
