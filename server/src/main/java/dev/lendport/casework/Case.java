package dev.lendport.casework;

import java.time.Instant;
import java.util.UUID;

/** A case as it is stored: a simulation, a process, a received portability. */
public interface Case {
    UUID id();

    /** One higher with every change, from 1; the number in its entity tag. */
    long version();

    /** When it came to be what it is: what it was judged as then is what its version stands for. */
    Instant since();

    /** The state in its row. What counts now may be another: {@link CaseRules#shownState}. */
    CaseState state();
}
