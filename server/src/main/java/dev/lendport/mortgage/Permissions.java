package dev.lendport.mortgage;

import java.util.List;
import java.util.Locale;

/**
 * What the guard says of a process at a moment.
 *
 * @param verdicts one for each action
 * @param pending what is missing before the process can be submitted
 */
record Permissions(ProcessState state, List<Verdict> verdicts, List<PendingItem> pending) {
    Permissions {
        verdicts = List.copyOf(verdicts);
        pending = List.copyOf(pending);
    }

    /** Whether an action is allowed, and if not, why. */
    record Verdict(Action action, List<Reason> reasons) {
        Verdict {
            reasons = List.copyOf(reasons);
        }

        boolean allowed() {
            return reasons.isEmpty();
        }
    }

    /** Why an action is not allowed. The code is the name in lower case. */
    enum Reason {
        WRONG_STATE,
        ACCEPTANCE_LAPSED,
        PENDING_ITEMS,
        TOO_MANY_BORROWERS,
        ONLY_KEY_BORROWER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something missing.
     *
     * @param pointer the path below the process that takes it, then the field of that path's body
     * @param code {@code required} or {@code expired}
     * @param field names the field in the texts, for example {@code personalData.birthDate}
     */
    record PendingItem(String pointer, String code, String field) {}

    Verdict verdict(Action action) {
        return verdicts.stream()
                .filter(verdict -> verdict.action() == action)
                .findFirst()
                .orElseThrow();
    }

    List<String> allowedActions() {
        return verdicts.stream()
                .filter(Verdict::allowed)
                .map(verdict -> verdict.action().wire())
                .toList();
    }
}
