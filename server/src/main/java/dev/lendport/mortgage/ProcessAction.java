package dev.lendport.mortgage;

import dev.lendport.caller.Actor;
import dev.lendport.casework.CaseAction;
import org.jspecify.annotations.Nullable;

/** What can be done with a process. */
enum ProcessAction implements CaseAction {
    ACCEPT("accept"),
    UPDATE("update"),
    ADD_BORROWER("addBorrower"),
    UPDATE_BORROWER("updateBorrower"),
    DELETE_BORROWER("deleteBorrower"),
    UPDATE_PROPERTY("updateProperty"),
    SUBMIT("submit"),
    CANCEL("cancel"),
    ADD_DOCUMENT("addDocument"),
    UPDATE_DOCUMENT("updateDocument"),
    DELETE_DOCUMENT("deleteDocument"),
    REVIEW_DOCUMENT("reviewDocument", Actor.Kind.STAFF),
    WAIVE_DOCUMENT("waiveDocument", Actor.Kind.STAFF),
    REQUEST_DOCUMENT("requestDocument", Actor.Kind.STAFF);

    private final String wire;
    private final Actor.@Nullable Kind only;

    ProcessAction(String wire) {
        this(wire, null);
    }

    /** @param only whose it is alone; null when it is shown to everybody */
    ProcessAction(String wire, Actor.@Nullable Kind only) {
        this.wire = wire;
        this.only = only;
    }

    @Override
    public boolean isFor(Actor actor) {
        return only == null || only == actor.kind();
    }

    @Override
    public String wire() {
        return wire;
    }
}
