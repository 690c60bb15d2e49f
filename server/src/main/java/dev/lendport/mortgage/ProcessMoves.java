package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Leads a process from state to state: accepted, submitted, canceled. Each answers the new version. */
@Component
class ProcessMoves {
    private static final Precondition ANY_VERSION = new Precondition(null);

    private final Gate gate;
    private final Processes processes;
    private final Borrowers borrowers;
    private final Deadlines deadlines;
    private final Journal journal;

    ProcessMoves(Gate gate, Processes processes, Borrowers borrowers, Deadlines deadlines, Journal journal) {
        this.gate = gate;
        this.processes = processes;
        this.borrowers = borrowers;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** Every borrower accepted the terms; the broker can fill the process in. */
    Outcome<Integer> accept(Caller caller, UUID id, Instant now) {
        return gate.open(caller, id, ANY_VERSION, Action.ACCEPT, now).map(process -> {
            int version = processes.move(caller, process, ProcessState.IN_CREATION, null, now);
            borrowers.accept(caller, id, now);
            deadlines.cancel(caller, DeadlineKind.PROCESS_ACCEPTANCE, id, now);
            return recorded(caller, now, EventType.PROCESS_ACCEPTED, id, version, ProcessState.IN_CREATION, Map.of());
        });
    }

    /** Hands a complete process to the lender. */
    Outcome<Integer> submit(Caller caller, UUID id, Precondition known, Instant now) {
        return gate.open(caller, id, known, Action.SUBMIT, now).map(process -> {
            int version = processes.move(caller, process, ProcessState.IN_REVIEW, null, now);
            return recorded(caller, now, EventType.PROCESS_SUBMITTED, id, version, ProcessState.IN_REVIEW, Map.of());
        });
    }

    Outcome<Integer> cancel(Caller caller, UUID id, Precondition known, int reasonId, Instant now) {
        return gate.open(caller, id, known, Action.CANCEL, now).map(process -> {
            int version = processes.move(caller, process, ProcessState.CANCELED, reasonId, now);
            return recorded(
                    caller,
                    now,
                    EventType.PROCESS_CANCELED,
                    id,
                    version,
                    ProcessState.CANCELED,
                    Map.of("processCancelReasonID", reasonId));
        });
    }

    private int recorded(
            Caller caller,
            Instant now,
            EventType type,
            UUID id,
            int version,
            ProcessState state,
            Map<String, Object> more) {
        var data = new LinkedHashMap<String, Object>();
        data.put("processStatusID", state.id());
        data.putAll(more);
        journal.append(caller, now, type, new Subject(Subject.Type.PROCESS, id, version), data);
        return version;
    }
}
