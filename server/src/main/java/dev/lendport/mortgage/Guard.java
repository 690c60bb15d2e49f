package dev.lendport.mortgage;

import dev.lendport.caller.Zones;
import dev.lendport.mortgage.Permissions.PendingItem;
import dev.lendport.mortgage.Permissions.Reason;
import dev.lendport.mortgage.Permissions.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Says what may be done with a process, what may not and why, and what is missing. Every write asks it, and the API shows
 * its answer, so they cannot disagree. It looks at nothing but its arguments.
 */
final class Guard {
    /** The lender's wall clock: dates and deadlines of a process are counted on it. */
    private Guard() {}

    static Permissions judge(ProcessState state, Facts facts, Instant now) {
        var pending = pending(state, facts, LocalDate.ofInstant(now, Zones.LISBON));
        var verdicts = Arrays.stream(Action.values())
                .map(action -> new Verdict(action, reasonsAgainst(action, state, facts, pending, now)))
                .toList();
        return new Permissions(state, verdicts, pending);
    }

    /** Whether the terms can no longer be accepted: from the due instant on, whether or not the timer came by yet. */
    static boolean acceptanceLapsed(Instant dueAt, Instant now) {
        return !now.isBefore(dueAt);
    }

    private static List<PendingItem> pending(ProcessState state, Facts facts, LocalDate today) {
        return switch (state) {
            case IN_ACCEPTANCE, IN_CREATION -> Requirements.missing(facts, today);
            case IN_REVIEW, AWAITS_DOCUMENTS, APPROVED, REJECTED, CONTRACT_SCHEDULED, CONTRACTED, CANCELED, EXPIRED ->
                List.of();
        };
    }

    private static List<Reason> reasonsAgainst(
            Action action, ProcessState state, Facts facts, List<PendingItem> pending, Instant now) {
        if (state != stateFor(action)) {
            return List.of(Reason.WRONG_STATE);
        }
        return switch (action) {
            case ACCEPT -> when(acceptanceLapsed(facts.acceptanceDueAt(), now), Reason.ACCEPTANCE_LAPSED);
            case SUBMIT -> when(!pending.isEmpty(), Reason.PENDING_ITEMS);
            case ADD_BORROWER -> when(facts.borrowers().size() >= Borrower.MOST, Reason.TOO_MANY_BORROWERS);
            case DELETE_BORROWER -> when(facts.borrowers().size() == 1, Reason.ONLY_KEY_BORROWER);
            case UPDATE, UPDATE_BORROWER, UPDATE_PROPERTY, CANCEL -> List.of();
        };
    }

    /** The one state that an action is for. */
    private static ProcessState stateFor(Action action) {
        return switch (action) {
            case ACCEPT -> ProcessState.IN_ACCEPTANCE;
            case UPDATE, ADD_BORROWER, UPDATE_BORROWER, DELETE_BORROWER, UPDATE_PROPERTY, SUBMIT, CANCEL ->
                ProcessState.IN_CREATION;
        };
    }

    private static List<Reason> when(boolean stands, Reason reason) {
        return stands ? List.of(reason) : List.of();
    }
}
