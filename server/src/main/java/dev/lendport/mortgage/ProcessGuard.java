package dev.lendport.mortgage;

import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseRules;
import dev.lendport.casework.Verdicts;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what may be done with a process now, what may not and why, and what is missing: what the rulebook asks for that held
 * on the day the process was created.
 */
final class ProcessGuard implements CaseRules<MortgageProcess, ProcessAction> {
    private final Function<LocalDate, Optional<Rulebook>> rulebooks;

    /** With the rulebook of every day, which is settled once the day is there. */
    ProcessGuard(Function<LocalDate, Optional<Rulebook>> rulebooks) {
        this.rulebooks = rulebooks;
    }

    @Override
    public Verdicts<ProcessAction> judge(MortgageProcess process, Instant now) {
        var state = shownState(process, now);
        var pending = pending(process, now);
        return Verdicts.of(ProcessAction.class, action -> reasonsAgainst(action, process, state, pending));
    }

    /** From the due instant on a process whose terms nobody accepted has expired, fired deadline or not. */
    @Override
    public ProcessState shownState(MortgageProcess process, Instant now) {
        return process.state().at(now, process.moments().acceptanceDue());
    }

    /** What is missing before the process can be submitted; nothing where nobody can fill it in any more. */
    List<PendingItem> pending(MortgageProcess process, Instant now) {
        return switch (shownState(process, now)) {
            case IN_ACCEPTANCE, IN_CREATION ->
                rulebook(process)
                        .map(rulebook -> missing(rulebook, process, now))
                        .orElse(List.of());
            case IN_REVIEW, AWAITS_DOCUMENTS, APPROVED, REJECTED, CONTRACT_SCHEDULED, CONTRACTED, CANCELED, EXPIRED ->
                List.of();
        };
    }

    /** Empty until the lender has one. */
    private Optional<Rulebook> rulebook(MortgageProcess process) {
        return rulebooks.apply(day(process.moments().created()));
    }

    private static List<PendingItem> missing(Rulebook rulebook, MortgageProcess process, Instant now) {
        return rulebook.missingFields(ProcessFacts.of(process), day(now)).stream()
                .map(missing -> PendingItem.of(missing, process))
                .toList();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zones.LISBON);
    }

    private List<Refusal> reasonsAgainst(
            ProcessAction action, MortgageProcess process, ProcessState state, List<PendingItem> pending) {
        if (state != stateFor(action)) {
            return List.of(wrongState(action, process, state));
        }
        return switch (action) {
            case SUBMIT ->
                rulebook(process).isEmpty()
                        ? List.of(Refusal.of(ProblemCode.NO_RULEBOOK))
                        : when(!pending.isEmpty(), stillPending(pending));
            case ADD_BORROWER ->
                when(
                        process.borrowers().size() >= Borrower.MOST,
                        Refusal.of(ProblemCode.PROCESS_TOO_MANY_BORROWERS, Borrower.MOST));
            case DELETE_BORROWER ->
                when(process.borrowers().size() == 1, Refusal.of(ProblemCode.PROCESS_KEY_BORROWER_REQUIRED));
            case ACCEPT, UPDATE, UPDATE_BORROWER, UPDATE_PROPERTY, CANCEL -> List.of();
        };
    }

    /** The one state that an action is for. */
    private static ProcessState stateFor(ProcessAction action) {
        return switch (action) {
            case ACCEPT -> ProcessState.IN_ACCEPTANCE;
            case UPDATE, ADD_BORROWER, UPDATE_BORROWER, DELETE_BORROWER, UPDATE_PROPERTY, SUBMIT, CANCEL ->
                ProcessState.IN_CREATION;
        };
    }

    /** An acceptance that comes too late while the process still waits for it is told how late. */
    private static Refusal wrongState(ProcessAction action, MortgageProcess process, ProcessState state) {
        return action == ProcessAction.ACCEPT && process.state() == ProcessState.IN_ACCEPTANCE
                ? Refusal.of(
                        ProblemCode.PROCESS_ACCEPTANCE_LAPSED,
                        process.moments()
                                .acceptanceDue()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                : Refusal.of(ProblemCode.PROCESS_WRONG_STATE, state);
    }

    private static Refusal stillPending(List<PendingItem> pending) {
        return Refusal.of(ProblemCode.PROCESS_HAS_PENDING_ITEMS, pending.size())
                .withErrors(pending.stream().map(PendingItem::error).toList());
    }

    private static List<Refusal> when(boolean stands, Refusal reason) {
        return stands ? List.of(reason) : List.of();
    }
}
