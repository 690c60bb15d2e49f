package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseGate;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.EventType;
import dev.lendport.mortgage.Processes.Because;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Leads a process from state to state: accepted, submitted, canceled, or expired because nobody accepted its terms in
 * thirty days. What is asked for gives the new version.
 */
@Component
class ProcessMoves implements DeadlineHandler {
    private static final String STATE = "processStatusID";

    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final ProcessCases kind;
    private final Processes processes;
    private final Borrowers borrowers;
    private final CaseChanges changes;

    ProcessMoves(
            CaseGate<MortgageProcess, ProcessAction> gate,
            ProcessCases kind,
            Processes processes,
            Borrowers borrowers,
            CaseChanges changes) {
        this.gate = gate;
        this.kind = kind;
        this.processes = processes;
        this.borrowers = borrowers;
        this.changes = changes;
    }

    /** Every borrower accepted the terms; the broker can fill the process in. */
    Outcome<Long> accept(Caller caller, UUID id, Instant now) {
        return gate.open(caller, id, Precondition.NONE, ProcessAction.ACCEPT, now)
                .map(process -> {
                    var next = ProcessState.IN_CREATION;
                    long version = processes.move(caller, process, next, Because.NOTHING_ELSE, now);
                    borrowers.accept(caller, new ProcessId(id), now);
                    var change = Change.of(process, next, version, Map.of(STATE, next.id()));
                    changes.end(caller, kind, EventType.PROCESS_ACCEPTED, change, now);
                    return version;
                });
    }

    /** Hands a complete process to the lender. */
    Outcome<Long> submit(Caller caller, UUID id, Precondition known, Instant now) {
        return gate.open(caller, id, known, ProcessAction.SUBMIT, now).map(process -> {
            var next = ProcessState.IN_REVIEW;
            long version = processes.move(caller, process, next, Because.NOTHING_ELSE, now);
            var change = Change.of(process, next, version, Map.of(STATE, next.id()));
            changes.end(caller, kind, EventType.PROCESS_SUBMITTED, change, now);
            return version;
        });
    }

    Outcome<Long> cancel(Caller caller, UUID id, Precondition known, int reasonId, Instant now) {
        return gate.open(caller, id, known, ProcessAction.CANCEL, now).map(process -> {
            var next = ProcessState.CANCELED;
            long version = processes.move(caller, process, next, new Because(reasonId, null), now);
            var told = Map.of(STATE, next.id(), "processCancelReasonID", reasonId);
            changes.end(caller, kind, EventType.PROCESS_CANCELED, Change.of(process, next, version, told), now);
            return version;
        });
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PROCESS_ACCEPTANCE;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> ids, Instant now) {
        var expired = processes.expire(system, ids, now);
        changes.endByTime(system, kind, kind(), EventType.PROCESS_EXPIRED, expired, now);
        return expired.stream().collect(Collectors.toMap(Change::id, one -> "expired"));
    }
}
