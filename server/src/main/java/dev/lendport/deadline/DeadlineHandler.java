package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens when nobody acted in time. One bean for each {@link DeadlineKind}. */
public interface DeadlineHandler {
    DeadlineKind kind();

    /**
     * Changes the state of the subjects in the transaction that is open: of all of them or, when it throws, of none. A
     * subject may have left the state that the deadline was for; then nothing is done to it.
     *
     * @param system the lender acting on the cases of one broker
     * @param subjectIds each once, some hundred at most
     * @param now the broker's time, not before any of the deadlines
     * @return for each subject a short code of what happened, kept with the deadline, for example {@code expired}; one
     *     left out counts as {@code nothing_to_do}
     */
    Map<UUID, String> fire(Caller system, List<UUID> subjectIds, Instant now);
}
