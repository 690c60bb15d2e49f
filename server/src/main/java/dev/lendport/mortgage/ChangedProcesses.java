package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What every change of a process's content ends with: its price follows, it is kept, and the journal tells it. */
@Component
class ChangedProcesses {
    private final Repricing repricing;
    private final Processes processes;
    private final Journal journal;

    ChangedProcesses(Repricing repricing, Processes processes, Journal journal) {
        this.repricing = repricing;
        this.processes = processes;
        this.journal = journal;
    }

    /** A process that was kept, at its new version. */
    record Saved(UUID id, int version) {}

    Outcome<Saved> save(Caller caller, MortgageProcess before, MortgageProcess after, Instant now) {
        return repricing
                .following(before, after)
                .map(priced -> new Saved(priced.id(), processes.save(caller, priced, now)));
    }

    /** @param data ids, codes and figures; no personal data */
    void tell(Caller caller, EventType type, Saved saved, Map<String, Object> data, Instant now) {
        journal.append(caller, now, type, new Subject(Subject.Type.PROCESS, saved.id(), saved.version()), data);
    }
}
