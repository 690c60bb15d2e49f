package dev.lendport.mortgage;

import static java.util.stream.Collectors.toSet;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseGate;
import dev.lendport.checklist.ChecklistItem;
import dev.lendport.checklist.FileAction;
import dev.lendport.checklist.FiledCase;
import dev.lendport.checklist.FiledCases;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Subject;
import dev.lendport.mortgage.Processes.Because;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Processes as the keeper of papers sees them. A process that the lender looks at waits while papers are outstanding that
 * were asked for, and goes on when all have come, were waived, or their last day is over.
 */
@Component
class ProcessPapers implements FiledCases, DeadlineHandler {
    private static final String STATE = "processStatusID";

    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final ProcessCases kind;
    private final Processes processes;
    private final CaseChanges changes;
    private final Deadlines deadlines;

    ProcessPapers(
            CaseGate<MortgageProcess, ProcessAction> gate,
            ProcessCases kind,
            Processes processes,
            CaseChanges changes,
            Deadlines deadlines) {
        this.gate = gate;
        this.kind = kind;
        this.processes = processes;
        this.changes = changes;
        this.deadlines = deadlines;
    }

    @Override
    public Outcome<FiledCase> find(Caller caller, UUID caseId, Instant now) {
        return processes.find(caller, caseId).map(process -> filed(process, now));
    }

    @Override
    public Outcome<FiledCase> open(Caller caller, UUID caseId, FileAction action, Instant now) {
        return gate.open(caller, caseId, Precondition.NONE, action(action), now).map(process -> filed(process, now));
    }

    @Override
    public Outcome<FiledCase> lock(Caller caller, UUID caseId, Instant now) {
        return gate.lock(caller, caseId).map(process -> filed(process, now));
    }

    private FiledCase filed(MortgageProcess process, Instant now) {
        return new FiledCase(
                process.id(),
                process.file(),
                kind.checklist(process, now),
                process.borrowers().stream()
                        .map(borrower -> borrower.id().value())
                        .collect(toSet()));
    }

    private static ProcessAction action(FileAction action) {
        return switch (action) {
            case ADD -> ProcessAction.ADD_DOCUMENT;
            case REPLACE -> ProcessAction.UPDATE_DOCUMENT;
            case REMOVE -> ProcessAction.DELETE_DOCUMENT;
            case REVIEW -> ProcessAction.REVIEW_DOCUMENT;
            case REQUEST -> ProcessAction.REQUEST_DOCUMENT;
            case WAIVE -> ProcessAction.WAIVE_DOCUMENT;
        };
    }

    @Override
    public void changed(Caller caller, UUID caseId, EventType type, Map<String, ?> data, Instant now) {
        var process = locked(caller, caseId);
        long version = processes.touch(caller, caseId, now);
        changes.end(caller, kind, type, Change.within(process, version, data), now);
        goOn(caller, process, now);
    }

    /** The papers have changed under the lock; the rest of it has not. */
    private MortgageProcess locked(Caller caller, UUID caseId) {
        return switch (processes.find(caller, caseId)) {
            case Outcome.Done<MortgageProcess>(var process) -> process;
            case Outcome.Refused<MortgageProcess>(var refusal) -> throw new IllegalStateException(refusal.toString());
        };
    }

    private void goOn(Caller caller, MortgageProcess process, Instant now) {
        var due = lastDue(kind.checklist(process, now).openRequests(), now);
        if (process.state() == ProcessState.IN_REVIEW && due.isPresent()) {
            move(caller, process, new Because(null, due.get().at()), now);
            set(caller, process, due.get());
        } else if (process.state() == ProcessState.AWAITS_DOCUMENTS && due.isEmpty()) {
            move(caller, process, Because.NOTHING_ELSE, now);
        } else if (process.state() == ProcessState.AWAITS_DOCUMENTS
                && !due.get().at().equals(process.moments().waits().documentsDue())) {
            processes.await(caller, process.id(), due.get().at());
            deadlines.cancel(caller, DeadlineKind.PROCESS_DOCUMENTS, process.id(), now);
            set(caller, process, due.get());
        }
    }

    /** The last of the days by which papers are to come, whole; none when nothing is waited for. */
    private static Optional<Due> lastDue(List<ChecklistItem> open, Instant now) {
        var today = LocalDate.ofInstant(now, Zones.LISBON);
        return open.stream()
                .flatMap(item -> item.lastDay().stream())
                .filter(day -> !day.isBefore(today))
                .max(LocalDate::compareTo)
                .map(day -> Due.at(day.plusDays(1).atStartOfDay(Zones.LISBON).toInstant(), Zones.LISBON));
    }

    private void set(Caller caller, MortgageProcess process, Due due) {
        deadlines.set(caller, DeadlineKind.PROCESS_DOCUMENTS, Subject.Type.PROCESS.wire(), process.id(), due);
    }

    private void move(Caller caller, MortgageProcess process, Because because, Instant now) {
        boolean waits = because.documentsDue() != null;
        var next = waits ? ProcessState.AWAITS_DOCUMENTS : ProcessState.IN_REVIEW;
        long version = processes.move(caller, process, next, because, now);
        changes.end(
                caller,
                kind,
                waits ? EventType.PROCESS_AWAITS_DOCUMENTS : EventType.PROCESS_DOCUMENTS_COMPLETE,
                Change.of(process, next, version, Map.of(STATE, next.id())),
                now);
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PROCESS_DOCUMENTS;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> ids, Instant now) {
        var taken = processes.waitNoLonger(system, ids, now);
        changes.endByTime(system, kind, kind(), EventType.PROCESS_DOCUMENTS_OVERDUE, taken, now);
        return taken.stream().collect(Collectors.toMap(Change::id, one -> "taken_up_again"));
    }
}
