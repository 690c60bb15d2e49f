package dev.lendport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.caller.Zones;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.DeadlineTimer;
import dev.lendport.deadline.DeadlineTimers;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.journal.Journal;
import dev.lendport.outcome.Outcome;
import dev.lendport.sandbox.TestClocks.Clock;
import dev.lendport.sandbox.TestClocks.ClockMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time passes for a sandbox broker as it would have passed: each deadline at its own instant, in order. */
class AdvanceClockTest {
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final DeadlineKind KIND = DeadlineKind.PROCESS_ACCEPTANCE;

    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Deadlines deadlines = TestServer.bean(Deadlines.class);
    private final TestClocks clocks = TestServer.bean(TestClocks.class);
    private final Caller broker = TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX);
    private final List<Instant> firedAt = new ArrayList<>();
    private final AdvanceClock advanceClock =
            new AdvanceClock(clocks, DeadlineTimers.with(new FollowUp()), TestServer.bean(Journal.class));

    /** Remembers the clock when it fired; the first firing of a subject sets another deadline two days later. */
    private final class FollowUp implements DeadlineHandler {
        @Override
        public DeadlineKind kind() {
            return KIND;
        }

        @Override
        public Map<UUID, String> fire(Caller system, List<UUID> subjectIds, Instant now) {
            firedAt.add(now);
            if (firedAt.size() == 1) {
                deadlines.set(system, KIND, "process", Ids.next(), Due.afterCalendarDays(now, 2, Zones.LISBON));
            }
            return subjectIds.stream().collect(Collectors.toMap(id -> id, id -> "expired"));
        }
    }

    @BeforeEach
    void freeze() {
        transactions.write(broker, now -> Outcome.done(clocks.set(broker, new Clock(ClockMode.FROZEN, START))));
    }

    private void set(Caller caller, Duration after) {
        transactions.write(caller, now -> {
            deadlines.set(caller, KIND, "process", Ids.next(), Due.at(START.plus(after), Zones.LISBON));
            return Outcome.done(true);
        });
    }

    private AdvanceClock.Passed advance(Duration by) {
        var outcome = transactions.write(broker, now -> Outcome.done(advanceClock.to(broker, now, now.plus(by))));
        return switch (outcome) {
            case Outcome.Done<AdvanceClock.Passed>(var passed) -> passed;
            case Outcome.Refused<AdvanceClock.Passed> refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void everything_due_on_the_way_fires_at_its_own_instant_and_in_order() {
        set(broker, Duration.ofDays(9));
        set(broker, Duration.ofDays(1));
        set(broker, Duration.ofDays(30));

        var passed = advance(Duration.ofDays(10));

        assertThat(passed.fired())
                .extracting(DeadlineTimer.Fired::due)
                .containsExactly(
                        START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(3)), START.plus(Duration.ofDays(9)));
        assertThat(firedAt)
                .containsExactlyElementsOf(
                        passed.fired().stream().map(DeadlineTimer.Fired::due).toList());
        assertThat(passed.clock().instant()).isEqualTo(START.plus(Duration.ofDays(10)));
        assertThat(passed.clock().mode()).isEqualTo(ClockMode.FROZEN);
    }

    @Test
    void what_is_due_at_the_very_instant_of_arrival_fires() {
        set(broker, Duration.ofDays(1));

        assertThat(advance(Duration.ofDays(1).minusMillis(1)).fired()).isEmpty();
        assertThat(advance(Duration.ofMillis(1)).fired()).hasSize(1);
    }

    @Test
    void a_deadline_that_was_overdue_already_fires_at_the_present() {
        set(broker, Duration.ofDays(-1));

        advance(Duration.ofHours(1));

        assertThat(firedAt).containsExactly(START);
    }

    @Test
    void the_deadlines_of_another_broker_stay_where_they_are() {
        var other = TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX);
        transactions.write(other, now -> Outcome.done(clocks.set(other, new Clock(ClockMode.FROZEN, START))));
        set(other, Duration.ofDays(1));

        assertThat(advance(Duration.ofDays(10)).fired()).isEmpty();
        assertThat(transactions.<Instant>read(other, now -> now)).isEqualTo(START);
    }

    @Test
    void a_clock_that_ran_keeps_running_from_where_it_was_moved_to() {
        transactions.write(broker, now -> Outcome.done(clocks.set(broker, new Clock(ClockMode.OFFSET, START))));

        var passed = advance(Duration.ofDays(1));

        assertThat(passed.clock().mode()).isEqualTo(ClockMode.OFFSET);
        assertThat(transactions.<Instant>read(broker, now -> now))
                .isAfterOrEqualTo(passed.clock().instant());
    }
}
