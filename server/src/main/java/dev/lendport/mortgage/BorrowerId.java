package dev.lendport.mortgage;

import java.util.UUID;

/** Names a borrower of a process. */
record BorrowerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
