package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.AtOnce;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.caller.Zones;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** A deadline fires when it is due by its broker's clock: never early, exactly once. The server's own timer rests. */
class DeadlineTimerTest {
    private static final DeadlineKind KIND = DeadlineKind.SIMULATION_VALIDITY;

    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Deadlines deadlines = TestServer.bean(Deadlines.class);
    private final ConcurrentLinkedQueue<UUID> fired = new ConcurrentLinkedQueue<>();
    private final Caller broker = TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX);

    /** Remembers what it fired; fails for the nil subject. */
    private final class Remembering implements DeadlineHandler {
        private static final UUID FAILS = new UUID(0, 0);

        @Override
        public DeadlineKind kind() {
            return KIND;
        }

        @Override
        public Map<UUID, String> fire(Caller system, List<UUID> subjectIds, Instant now) {
            if (subjectIds.contains(FAILS)) {
                throw new DataIntegrityViolationException("on purpose");
            }
            fired.addAll(subjectIds);
            return subjectIds.stream().collect(Collectors.toMap(id -> id, id -> "expired"));
        }
    }

    @BeforeAll
    static void stopTheServersTimer() {
        TestServer.bean(DeadlineTimer.class).stop();
    }

    @AfterAll
    static void startTheServersTimer() {
        TestServer.bean(DeadlineTimer.class).start();
    }

    private DeadlineTimer timer() {
        return DeadlineTimers.with(new Remembering());
    }

    private UUID set(Caller caller, Duration fromNow) {
        return set(caller, Ids.next(), fromNow);
    }

    private UUID set(Caller caller, UUID subject, Duration fromNow) {
        transactions.write(caller, now -> {
            deadlines.set(caller, KIND, "simulation", subject, Due.at(now.plus(fromNow), Zones.LISBON));
            return Outcome.done(subject);
        });
        return subject;
    }

    private List<String> stateOf(UUID subject) {
        return Stored.column("SELECT state FROM deadline WHERE subject_id = ?", subject);
    }

    @Test
    void two_timers_fire_each_deadline_once_and_none_before_it_is_due() {
        var subjects = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            subjects.add(set(broker, Duration.ofMillis(300 + i * 10L)));
        }
        var one = timer();
        var two = timer();
        one.start();
        two.start();
        await().until(() -> fired.size() >= subjects.size());
        one.stop();
        two.stop();

        assertThat(fired).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(Stored.column(
                        "SELECT count(*) FROM deadline WHERE broker_id = ? AND state = 'fired' AND closed_at >= due_at "
                                + "AND outcome = 'expired'",
                        broker.broker().value()))
                .containsExactly("60");
    }

    @Test
    void nothing_fires_before_it_is_due() {
        var subject = set(broker, Duration.ofHours(1));

        assertThat(timer().fireEarliest(broker)).isEmpty();
        assertThat(stateOf(subject)).containsExactly("pending");
    }

    @Test
    void what_is_due_fires_in_the_order_it_fell_due() {
        var later = set(broker, Duration.ofSeconds(-1));
        var earlier = set(broker, Duration.ofSeconds(-2));
        var timer = timer();

        assertThat(timer.nextDue(broker)).isPresent();
        assertThat(timer.fireEarliest(broker))
                .extracting(DeadlineTimer.Fired::subject)
                .containsExactly(earlier);
        assertThat(timer.fireEarliest(broker))
                .extracting(DeadlineTimer.Fired::subject)
                .containsExactly(later);
        assertThat(timer.fireEarliest(broker)).isEmpty();
        assertThat(timer.nextDue(broker)).isEmpty();
    }

    @Test
    void one_deadline_fires_once_when_many_reach_for_it() {
        set(broker, Duration.ofSeconds(-1));
        var timer = timer();

        var outcomes = AtOnce.times(8, () -> timer.fireEarliest(broker));
        assertThat(outcomes.stream().filter(some -> !some.isEmpty())).hasSize(1);
        assertThat(fired).hasSize(1);
    }

    @Test
    void a_deadline_of_which_somebody_took_care_does_not_fire() {
        var subject = set(broker, Duration.ofSeconds(-1));
        transactions.write(broker, now -> {
            deadlines.cancel(broker, KIND, subject, now);
            return Outcome.done(true);
        });

        assertThat(timer().fireEarliest(broker)).isEmpty();
        assertThat(stateOf(subject)).containsExactly("cancelled");
    }

    @Test
    void a_deadline_that_cannot_be_fired_waits_a_minute_and_holds_up_no_other() {
        set(broker, Remembering.FAILS, Duration.ofSeconds(-10));
        var subject = set(broker, Duration.ofSeconds(-1));
        var timer = timer();
        timer.start();
        await().until(() -> fired.contains(subject));
        // It was ten seconds late when it was set, and can have failed only after that.
        await().untilAsserted(() -> assertThat(Stored.column(
                        "SELECT state || ' ' || (fires_at >= due_at + interval '70 seconds') FROM deadline "
                                + "WHERE broker_id = ? AND subject_id = ?",
                        broker.broker().value(),
                        Remembering.FAILS))
                .containsExactly("pending true"));
        timer.stop();
    }

    @Test
    void a_deadline_is_shown_in_words_with_how_it_was_counted() {
        var subject = Ids.next();
        var english = Caller.onBehalfOf(broker.broker(), broker.actor(), Mode.SANDBOX, Language.EN);
        transactions.write(english, now -> {
            deadlines.set(english, KIND, "simulation", subject, Due.afterCalendarDays(now, 30, Zones.LISBON));
            return Outcome.done(true);
        });

        var shown = transactions
                .read(english, now -> deadlines.of(english, subject))
                .getFirst();
        assertThat(shown.kind()).isEqualTo("simulation_validity");
        assertThat(shown.rule()).isEqualTo("A simulation is an offer for 30 calendar days.");
        assertThat(shown.outcome()).isEqualTo("The simulation expires.");
        assertThat(shown.daysCounted()).isEqualTo(30);
        assertThat(shown.zone()).isEqualTo("Europe/Lisbon");
        assertThat(shown.dueAt().atZone(Zones.LISBON).toLocalDateTime()).isEqualTo(shown.localDateTime());
    }

    @Test
    void thirty_calendar_days_end_at_the_same_wall_clock_time_across_a_change_to_summer_time() {
        var due = Due.afterCalendarDays(Instant.parse("2027-03-10T10:15:00Z"), 30, Zones.LISBON);

        assertThat(due.local()).isEqualTo(LocalDateTime.parse("2027-04-09T10:15:00"));
        assertThat(due.at()).isEqualTo(Instant.parse("2027-04-09T09:15:00Z"));
    }
}
