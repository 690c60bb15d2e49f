package dev.lendport.rulebook;

import java.util.Locale;

/** What a fact is about. */
enum Subject {
    LOAN,
    BORROWER,
    PROPERTY;

    /** The first part of a fact's name. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
