package dev.lendport.casework;

import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a guard says of a case at a moment: one verdict for each action, in their order. A reason against an action is the
 * refusal that the action would meet, so what is shown and what is enforced cannot differ.
 */
public record Verdicts<A extends Enum<A> & CaseAction>(List<Verdict<A>> all) {
    public Verdicts {
        all = List.copyOf(all);
    }

    /**
     * Whether an action is allowed.
     *
     * @param reasons why not; none when it is allowed. A {@link CaseState} among their arguments is told by its description
     * @param until until when it is or was possible; for what time does, from when. Null when no cut-off belongs to it
     */
    public record Verdict<A>(
            A action, List<Refusal> reasons, @Nullable Instant until) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }

        public boolean allowed() {
            return reasons.isEmpty();
        }
    }

    /** A verdict of each action without a cut-off. */
    public static <A extends Enum<A> & CaseAction> Verdicts<A> of(
            Class<A> actions, Function<A, List<Refusal>> reasonsAgainst) {
        return of(actions, reasonsAgainst, action -> null);
    }

    public static <A extends Enum<A> & CaseAction> Verdicts<A> of(
            Class<A> actions, Function<A, List<Refusal>> reasonsAgainst, Function<A, @Nullable Instant> until) {
        return new Verdicts<>(Arrays.stream(actions.getEnumConstants())
                .map(action -> new Verdict<>(action, reasonsAgainst.apply(action), until.apply(action)))
                .toList());
    }

    public Verdict<A> of(A action) {
        return all.stream()
                .filter(verdict -> verdict.action() == action)
                .findFirst()
                .orElseThrow();
    }

    /** What stands against each action, in their order. */
    List<List<Refusal>> reasons() {
        return all.stream().map(Verdict::reasons).toList();
    }

    public boolean allows(A action) {
        return of(action).allowed();
    }
}
