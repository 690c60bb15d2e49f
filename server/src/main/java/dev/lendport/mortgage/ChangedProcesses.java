package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every change of a process's content ends with: its price follows, it is stored, and the journal tells it. */
@Component
class ChangedProcesses {
    private final Repricing repricing;
    private final Processes processes;
    private final ProcessCases kind;
    private final CaseChanges changes;

    ChangedProcesses(Repricing repricing, Processes processes, ProcessCases kind, CaseChanges changes) {
        this.repricing = repricing;
        this.processes = processes;
        this.kind = kind;
        this.changes = changes;
    }

    /**
     * A change that is told.
     *
     * @param data ids, codes and figures; no personal data
     */
    record Told(EventType type, Map<String, ?> data) {}

    /** Stores the process after its borrowers or property changed, with its loan priced for them; gives its version. */
    Outcome<Long> following(Caller caller, MortgageProcess before, MortgageProcess after, Told told, Instant now) {
        return repricing.following(before, after).map(priced -> saved(caller, before, priced, told, now));
    }

    /** Stores the process with the price that it has; gives its version. */
    long saved(Caller caller, MortgageProcess before, MortgageProcess after, Told told, Instant now) {
        long version = processes.save(caller, after, now);
        changes.end(caller, kind, told.type(), Change.within(before, version, told.data()), now);
        return version;
    }
}
