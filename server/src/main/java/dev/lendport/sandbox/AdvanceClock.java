package dev.lendport.sandbox;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineTimer;
import dev.lendport.journal.Journal;
import dev.lendport.sandbox.TestClocks.Clock;
import dev.lendport.sandbox.TestClocks.ClockMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Moves a test clock forward. What falls due on the way fires in its order, each at the instant it was due. */
@Component
class AdvanceClock {
    private final TestClocks clocks;
    private final DeadlineTimer timer;
    private final Journal journal;

    AdvanceClock(TestClocks clocks, DeadlineTimer timer, Journal journal) {
        this.clocks = clocks;
        this.timer = timer;
        this.journal = journal;
    }

    /** Where the clock stands now, what fired on the way there, and the journal's entries of all that happened. */
    record Passed(Clock clock, List<DeadlineTimer.Fired> fired, List<UUID> events) {
        Passed {
            fired = List.copyOf(fired);
            events = List.copyOf(events);
        }
    }

    /** All in the transaction that is open. A clock that showed real time runs on with an offset. */
    Passed to(Caller caller, Instant from, Instant to) {
        var mode = clocks.show(caller, from).mode() == ClockMode.FROZEN ? ClockMode.FROZEN : ClockMode.OFFSET;
        var fired = new ArrayList<DeadlineTimer.Fired>();
        var next = timer.nextDue(caller);
        while (next.isPresent() && !next.get().isAfter(to)) {
            clocks.move(caller, new Clock(mode, next.get().isBefore(from) ? from : next.get()));
            fired.addAll(timer.fireEarliest(caller));
            next = timer.nextDue(caller);
        }
        return new Passed(clocks.set(caller, new Clock(mode, to)), fired, journal.appended(caller));
    }
}
