package dev.lendport.casework;

import java.util.UUID;

/** A case as it is stored: a simulation, a process, a received portability. */
public interface Case {
    UUID id();

    /** One higher with every change, from 1; the number in its entity tag. */
    long version();

    /** The state in its row. What counts now may be another: {@link CaseRules#shownState}. */
    CaseState state();
}
