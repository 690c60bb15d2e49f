package dev.lendport.casework;

import dev.lendport.caller.Actor;

/** What can be done with a case. Each kind of case has an enum of its own. */
public interface CaseAction {
    /** Its name in the API. */
    String wire();

    /** Whether it is for this actor to do, and therefore shown to it. */
    default boolean isFor(Actor actor) {
        return true;
    }
}
