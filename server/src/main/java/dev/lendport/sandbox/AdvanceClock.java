package dev.lendport.sandbox;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineTimer;
import dev.lendport.sandbox.TestClocks.Clock;
import dev.lendport.sandbox.TestClocks.ClockMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Moves a test clock forward. What falls due on the way fires in its order, each at the instant it was due. */
@Component
class AdvanceClock {
    private final TestClocks clocks;
    private final DeadlineTimer timer;

    AdvanceClock(TestClocks clocks, DeadlineTimer timer) {
        this.clocks = clocks;
        this.timer = timer;
    }

    /** Where the clock stands now, and what fired on the way there. */
    record Passed(Clock clock, List<DeadlineTimer.Fired> fired) {
        Passed {
            fired = List.copyOf(fired);
        }
    }

    /** All in the transaction that is open. A clock that showed real time runs on with an offset. */
    Passed to(Caller caller, Instant from, Instant to) {
        var mode = clocks.show(caller, from).mode() == ClockMode.FROZEN ? ClockMode.FROZEN : ClockMode.OFFSET;
        var fired = new ArrayList<DeadlineTimer.Fired>();
        var next = timer.nextDue(caller);
        while (next.isPresent() && !next.get().isAfter(to)) {
            clocks.move(caller, new Clock(mode, next.get().isBefore(from) ? from : next.get()));
            timer.fireNext(caller).ifPresent(fired::add);
            next = timer.nextDue(caller);
        }
        return new Passed(clocks.set(caller, new Clock(mode, to)), fired);
    }
}
