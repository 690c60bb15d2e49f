package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However a sandbox broker turns its clock, nothing fires before the clock shows the moment, and nothing twice. */
class TestClockTest {
    private static final Instant DUE = Instant.parse("2031-05-05T18:00:00Z");

    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Deadlines deadlines = TestServer.bean(Deadlines.class);
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final Caller caller = broker.caller(Mode.SANDBOX);
    private final Api api = broker.api();

    private void clock(String mode, Instant instant) {
        api.put("/v1/sandbox/clock", "{\"mode\": \"%s\", \"instant\": \"%s\"}".formatted(mode, instant))
                .expect(200);
    }

    private Map<UUID, Due> set(int cases) {
        var dues = new HashMap<UUID, Due>();
        transactions.write(caller, now -> {
            for (int i = 0; i < cases; i++) {
                dues.put(Ids.next(), Due.at(DUE, ZoneId.of("Europe/Lisbon")));
            }
            deadlines.set(caller, DeadlineKind.PORTABILITY_RETENTION, TestCases.TYPE, dues);
            return Outcome.done(dues);
        });
        return dues;
    }

    private int fired(String condition) {
        return Integer.parseInt(Stored.column(
                        "SELECT count(*) FROM deadline WHERE broker_id = ? AND state = 'fired' AND " + condition,
                        broker.id().value())
                .getFirst());
    }

    @Test
    void a_clock_set_back_and_forth_fires_nothing_early_and_nothing_twice() {
        var warning = DUE.minus(Duration.ofHours(2));
        clock("offset", DUE.minus(Duration.ofHours(30)));
        var cases = set(50);
        for (int turn = 0; turn < 10; turn++) {
            clock("offset", warning.minusSeconds(60));
            clock("frozen", warning.minusMillis(1));
            clock("offset", DUE.minus(Duration.ofDays(2)));
            realTime();
        }
        assertThat(fired("due_at > '2031-05-05T15:00:00Z'")).isZero();

        clock("offset", warning.minusMillis(500));
        await().until(() -> fired("due_at > '2031-05-05T15:00:00Z'") == cases.size());
        clock("offset", DUE.minus(Duration.ofHours(30)));
        clock("offset", warning.plusSeconds(1));

        assertThat(fired("closed_at < due_at")).isZero();
        assertThat(Stored.column(
                        "SELECT count(*) || ' ' || count(DISTINCT subject_id) FROM journal_entry "
                                + "WHERE broker_id = ? AND type = 'deadline.warned' AND data::json ->> 'hours' = '2'",
                        broker.id().value()))
                .containsExactly("50 50");
    }

    /** Back to real time, in which everything is years ahead. */
    private void realTime() {
        api.put("/v1/sandbox/clock", "{\"mode\": \"live\"}").expect(200);
    }

    @Test
    void what_the_timer_may_fire_too_early_waits_for_the_clock() throws SQLException {
        clock("offset", DUE.minus(Duration.ofDays(3)));
        set(1);
        Stored.changeAs(
                "lendport_system",
                "UPDATE deadline SET fires_at = now() - interval '1 minute' WHERE broker_id = ?",
                broker.id().value());

        await().until(() -> Stored.column(
                        "SELECT id FROM deadline WHERE broker_id = ? AND fires_at < now()",
                        broker.id().value())
                .isEmpty());
        assertThat(Stored.column(
                        "SELECT count(*) FROM deadline d JOIN broker b ON b.id = d.broker_id "
                                + "WHERE b.id = ? AND d.fires_at = d.due_at - b.clock_offset",
                        broker.id().value()))
                .containsExactly("3");
        assertThat(fired("true")).isZero();
    }

    @Test
    void a_frozen_clock_fires_nothing_until_it_is_moved() {
        clock("frozen", DUE.minus(Duration.ofHours(3)));
        set(1);
        clock("frozen", DUE.minus(Duration.ofHours(1)));

        await().during(Duration.ofSeconds(1)).until(() -> fired("true") == 0);

        clock("offset", DUE.minus(Duration.ofHours(1)));
        await().until(() -> fired("kind = 'deadline_warning'") == 1);
    }
}
