package dev.lendport.portability;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the guard says of a request at a moment.
 *
 * @param verdicts one for each action, in their order
 */
record Permissions(List<Verdict> verdicts) {
    Permissions {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Whether an action is allowed.
     *
     * @param reason why not; null when it is allowed
     * @param until until when it is or was possible; for what time does, from when. Null when no cut-off belongs to it.
     */
    record Verdict(
            Action action,
            @Nullable Reason reason,
            @Nullable Instant until) {
        boolean allowed() {
            return reason == null;
        }
    }

    /** Why an action is not allowed. The code is {@code portability_} and the name in lower case. */
    enum Reason {
        ALREADY_ANSWERED,
        RELEASE_CLOSED,
        RETENTION_CLOSED,
        NO_EVIDENCE,
        NOT_RELEASED,
        SETTLEMENT_CLOSED,
        /** What time does, before its time. */
        NOT_YET,
        CLOSED;

        String code() {
            return "portability_" + name().toLowerCase(Locale.ROOT);
        }
    }

    Verdict verdict(Action action) {
        return verdicts.stream()
                .filter(verdict -> verdict.action() == action)
                .findFirst()
                .orElseThrow();
    }

    boolean allows(Action action) {
        return verdict(action).allowed();
    }

    /** The names of the actions that are allowed to somebody. */
    List<String> allowedTo(Action.By by) {
        return verdicts.stream()
                .filter(Verdict::allowed)
                .map(Verdict::action)
                .filter(action -> action.by() == by)
                .map(Action::wire)
                .toList();
    }
}
