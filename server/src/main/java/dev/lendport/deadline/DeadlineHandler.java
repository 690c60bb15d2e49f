package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import java.time.Instant;
import java.util.UUID;

/** What happens when nobody acted in time. One bean for each {@link DeadlineKind}. */
public interface DeadlineHandler {
    DeadlineKind kind();

    /**
     * Changes the state of the subject in the transaction that is open.
     *
     * @param system the lender acting on the broker's case
     * @param now the broker's time, not before the deadline
     * @return a short code of what happened, kept with the deadline, for example {@code expired}
     */
    String fire(Caller system, UUID subjectId, Instant now);
}
