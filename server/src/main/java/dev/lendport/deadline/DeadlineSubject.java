package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The cases of one module whose deadlines are warned of, or counted in business days. One bean for each type of subject
 * that has such deadlines. Both methods run in the transaction that is open, lock the subjects' rows, raise their
 * versions by one and answer what the journal will be told about; a subject that is not there any more is left out.
 */
public interface DeadlineSubject {
    /** As given to {@link Deadlines#set}. */
    String subjectType();

    /** Makes room on the timelines for a warning that a deadline is near. */
    Map<UUID, Subject> warned(Caller system, Collection<UUID> ids, Instant now);

    /** Deadlines of a kind fall due at another moment from now on: a copy of the date that the module keeps must follow. */
    Map<UUID, Subject> moved(Caller system, DeadlineKind kind, Map<UUID, Due> dues, Instant now);
}
