package dev.lendport.mortgage;

import java.util.UUID;

/** Names a process where other ids stand beside it. */
record ProcessId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
