package dev.lendport.casework;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One kind of case: how it is found, how it is judged, what waits in its states. One bean for each. */
public interface CaseKind<C extends Case, A extends Enum<A> & CaseAction> {
    Subject.Type type();

    CaseRules<C, A> rules();

    /** A case of the caller's, or refused as not found when it is unknown or another broker's. */
    Outcome<C> find(Caller caller, UUID id);

    /** A case that nobody else changes until the transaction ends. */
    Outcome<C> findLocked(Caller caller, UUID id);

    /** Something that belongs to a locked case and lies elsewhere was changed, a message or a file; gives its new version. */
    long touch(Caller caller, UUID id, Instant now);

    /** The deadlines that wait in a state. A case that leaves it takes them with it. */
    Set<DeadlineKind> waitsIn(CaseState state);

    /** The path of one in the API, with the placeholder of its id, for example {@code /v1/processes/{processUniqueId}}. */
    String path();

    /** The name of its id in a body. */
    String idMember();

    /** The name of the id in {@link #path}. */
    default String idParameter() {
        return path().substring(path().indexOf('{') + 1, path().indexOf('}'));
    }

    /** What {@code …/actions} says of a case beside its id and its actions. By the names of the API. */
    Map<String, Object> described(CaseView<C> view);

    /** What a refused action says of the case: its state and what is allowed instead. By the names of the API. */
    Map<String, Object> toldWithRefusal(CaseView<C> view);
}
