package dev.lendport.casework;

import java.time.Instant;

/**
 * The guard of one kind of case. It looks at nothing but its arguments. Every write asks it and the API shows its answer,
 * the state as well as the actions.
 */
public interface CaseRules<C extends Case, A extends Enum<A> & CaseAction> {
    Verdicts<A> judge(C found, Instant now);

    /** The state that counts at this moment, whether or not the deadline that brings it about has fired. */
    CaseState shownState(C found, Instant now);
}
