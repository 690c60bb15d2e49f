package dev.lendport.message;

import java.time.Instant;
import java.util.UUID;

/** A note of the lender's on a case. It never changes. */
record Note(UUID id, String text, Visibility visibility, Instant writtenAt, String userName) {
    enum Visibility {
        STAFF,
        STAFF_AND_PARTNER
    }
}
