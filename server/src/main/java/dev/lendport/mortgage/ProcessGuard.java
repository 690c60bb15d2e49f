package dev.lendport.mortgage;

import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseRules;
import dev.lendport.casework.Verdicts;
import dev.lendport.checklist.CaseFile;
import dev.lendport.checklist.Checklist;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says what may be done with a process now, what may not and why, and what is missing: what the rulebook asks for that held
 * on the day the process was created.
 */
final class ProcessGuard implements CaseRules<MortgageProcess, ProcessAction> {
    /** In which papers come, and the lender may look at them: before it is submitted too, as they come one by one. */
    private static final Set<ProcessState> OPEN = EnumSet.of(
            ProcessState.IN_ACCEPTANCE,
            ProcessState.IN_CREATION,
            ProcessState.IN_REVIEW,
            ProcessState.AWAITS_DOCUMENTS,
            ProcessState.APPROVED,
            ProcessState.CONTRACT_SCHEDULED);

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

    /** From the due instant on a process that waited for something waits no longer, fired deadline or not. */
    @Override
    public ProcessState shownState(MortgageProcess process, Instant now) {
        return process.state().at(now, process.moments().waits());
    }

    /** What is missing and can still come: fields until the process is submitted, papers, and those it waits for. */
    List<PendingItem> pending(MortgageProcess process, Instant now) {
        return switch (shownState(process, now)) {
            case IN_ACCEPTANCE, IN_CREATION -> {
                var fields = rulebook(process).stream()
                        .flatMap(rulebook -> rulebook.missingFields(ProcessFacts.of(process), day(now)).stream())
                        .map(missing -> PendingItem.of(missing, process));
                var papers = checklist(process, now).items().stream()
                        .filter(item -> !item.isThere())
                        .map(PendingItem::of);
                yield Stream.concat(fields, papers).toList();
            }
            case AWAITS_DOCUMENTS ->
                checklist(process, now).openRequests().stream()
                        .map(PendingItem::of)
                        .toList();
            case IN_REVIEW, APPROVED, REJECTED, CONTRACT_SCHEDULED, CONTRACTED, CANCELED, EXPIRED -> List.of();
        };
    }

    /** The papers that it has to have: as its rulebook asks, and as staff asked since. */
    Checklist checklist(MortgageProcess process, Instant now) {
        var required = rulebook(process)
                .map(rulebook -> rulebook.documents(
                        ProcessFacts.of(process), day(process.moments().created())))
                .orElse(List.of());
        return Checklist.of(required, process.file(), process.keyBorrower().id().value(), day(now));
    }

    /** Empty until the lender has one. */
    private Optional<Rulebook> rulebook(MortgageProcess process) {
        return rulebooks.apply(day(process.moments().created()));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zones.LISBON);
    }

    private List<Refusal> reasonsAgainst(
            ProcessAction action, MortgageProcess process, ProcessState state, List<PendingItem> pending) {
        if (!statesFor(action).contains(state)) {
            return List.of(wrongState(action, process, state));
        }
        return switch (action) {
            case SUBMIT -> {
                var inTheWay =
                        pending.stream().filter(PendingItem::stopsSubmission).toList();
                yield rulebook(process).isEmpty()
                        ? List.of(Refusal.of(ProblemCode.NO_RULEBOOK))
                        : when(!inTheWay.isEmpty(), stillPending(inTheWay));
            }
            case ADD_BORROWER ->
                when(
                        process.borrowers().size() >= Borrower.MOST,
                        Refusal.of(ProblemCode.PROCESS_TOO_MANY_BORROWERS, Borrower.MOST));
            case DELETE_BORROWER ->
                when(process.borrowers().size() == 1, Refusal.of(ProblemCode.PROCESS_KEY_BORROWER_REQUIRED));
            case ADD_DOCUMENT ->
                when(
                        process.file().documents().size() >= CaseFile.MOST_DOCUMENTS,
                        Refusal.of(ProblemCode.PROCESS_TOO_MANY_DOCUMENTS, CaseFile.MOST_DOCUMENTS));
            case REQUEST_DOCUMENT ->
                when(
                        process.file().requests().size() >= CaseFile.MOST_REQUESTS,
                        Refusal.of(ProblemCode.PROCESS_TOO_MANY_REQUESTS, CaseFile.MOST_REQUESTS));
            case ACCEPT,
                    UPDATE,
                    UPDATE_BORROWER,
                    UPDATE_PROPERTY,
                    CANCEL,
                    UPDATE_DOCUMENT,
                    DELETE_DOCUMENT,
                    REVIEW_DOCUMENT,
                    WAIVE_DOCUMENT -> List.of();
        };
    }

    /** The states that an action is for. */
    private static Set<ProcessState> statesFor(ProcessAction action) {
        return switch (action) {
            case ACCEPT -> Set.of(ProcessState.IN_ACCEPTANCE);
            case UPDATE, ADD_BORROWER, UPDATE_BORROWER, DELETE_BORROWER, UPDATE_PROPERTY, SUBMIT, CANCEL ->
                Set.of(ProcessState.IN_CREATION);
            case ADD_DOCUMENT, UPDATE_DOCUMENT, DELETE_DOCUMENT, REVIEW_DOCUMENT, WAIVE_DOCUMENT -> OPEN;
            case REQUEST_DOCUMENT -> Set.of(ProcessState.IN_REVIEW, ProcessState.AWAITS_DOCUMENTS);
        };
    }

    /** An acceptance that comes too late while the process still waits for it is told how late. */
    private static Refusal wrongState(ProcessAction action, MortgageProcess process, ProcessState state) {
        return action == ProcessAction.ACCEPT && process.state() == ProcessState.IN_ACCEPTANCE
                ? Refusal.of(
                        ProblemCode.PROCESS_ACCEPTANCE_LAPSED,
                        process.moments()
                                .waits()
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
