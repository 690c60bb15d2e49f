package dev.lendport.mortgage;

import java.time.Instant;
import java.util.List;

/** What the guard has to know of a process beside its state. */
record Facts(Instant acceptanceDueAt, int loanPurposeId, List<Borrower> borrowers, Property property) {
    Facts {
        borrowers = List.copyOf(borrowers);
    }
}
