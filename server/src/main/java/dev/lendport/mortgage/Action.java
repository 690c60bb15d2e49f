package dev.lendport.mortgage;

/** What can be done with a process from outside of the lender. */
enum Action {
    ACCEPT("accept"),
    UPDATE("update"),
    ADD_BORROWER("addBorrower"),
    UPDATE_BORROWER("updateBorrower"),
    DELETE_BORROWER("deleteBorrower"),
    UPDATE_PROPERTY("updateProperty"),
    SUBMIT("submit"),
    CANCEL("cancel");

    private final String wire;

    Action(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
