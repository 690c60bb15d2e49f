package dev.lendport.mortgage;

import dev.lendport.casework.CaseAction;

/** What can be done with a process from outside of the lender. */
enum ProcessAction implements CaseAction {
    ACCEPT("accept"),
    UPDATE("update"),
    ADD_BORROWER("addBorrower"),
    UPDATE_BORROWER("updateBorrower"),
    DELETE_BORROWER("deleteBorrower"),
    UPDATE_PROPERTY("updateProperty"),
    SUBMIT("submit"),
    CANCEL("cancel");

    private final String wire;

    ProcessAction(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
