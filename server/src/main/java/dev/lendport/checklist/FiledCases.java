package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The cases that have papers, as the module keeps them that knows what they are. */
public interface FiledCases {
    /** A case of the caller's, or refused as not found. */
    Outcome<FiledCase> find(Caller caller, UUID caseId, Instant now);

    /** A case that nobody else changes until the transaction ends, or why its guard refuses the action. */
    Outcome<FiledCase> open(Caller caller, UUID caseId, FileAction action, Instant now);

    /** A case that nobody else changes until the transaction ends, whatever its state; for what happens by itself. */
    Outcome<FiledCase> lock(Caller caller, UUID caseId, Instant now);

    /**
     * Ends a change of the papers of an open case, after their rows were written: the case has a new version, its journal
     * tells what happened, and it goes on when all that it waited for is there.
     *
     * @param data ids, codes and figures; never what somebody calls a file
     */
    void changed(Caller caller, UUID caseId, EventType type, Map<String, ?> data, Instant now);
}
