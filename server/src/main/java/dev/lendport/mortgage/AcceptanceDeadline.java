package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A process whose terms nobody accepted in time expires. */
@Component
class AcceptanceDeadline implements DeadlineHandler {
    private final Processes processes;
    private final Journal journal;

    AcceptanceDeadline(Processes processes, Journal journal) {
        this.processes = processes;
        this.journal = journal;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PROCESS_ACCEPTANCE;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> processIds, Instant now) {
        var expired = processes.expire(system, processIds, now);
        journal.appendAll(
                system,
                now,
                expired.stream()
                        .map(process -> new Journal.Change(
                                EventType.PROCESS_EXPIRED,
                                process,
                                Map.of("processStatusID", ProcessState.EXPIRED.id())))
                        .toList());
        var outcomes = new HashMap<UUID, String>();
        processIds.forEach(id -> outcomes.put(id, "not_waiting"));
        expired.stream().map(Subject::id).forEach(id -> outcomes.put(id, "expired"));
        return outcomes;
    }
}
