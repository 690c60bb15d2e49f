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
import dev.lendport.caller.Zones;
import dev.lendport.outcome.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A new version of a calendar moves the open deadlines that it concerns, and no others. */
class RecountTest {
    private static final DeadlineKind KIND = DeadlineKind.PORTABILITY_RETENTION;

    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Deadlines deadlines = TestServer.bean(Deadlines.class);
    private final Calendars calendars = TestServer.bean(Calendars.class);
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final Caller caller = broker.caller(Mode.SANDBOX);
    private final Api api = broker.api();

    private void freeze(String instant) {
        api.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"%s\"}".formatted(instant))
                .expect(200);
    }

    private UUID set(String dayZero) {
        return set(dayZero, 1).keySet().iterator().next();
    }

    private Map<UUID, Due> set(String dayZero, int cases) {
        var dues = new HashMap<UUID, Due>();
        transactions.write(caller, now -> {
            var due = Due.afterBusinessDays(
                    LocalDate.parse(dayZero), 4, LocalTime.of(18, 0), Zones.LISBON, calendars.current("portugal"));
            for (int i = 0; i < cases; i++) {
                dues.put(Ids.next(), due);
            }
            deadlines.set(caller, KIND, TestCases.TYPE, dues);
            return Outcome.done(dues);
        });
        return dues;
    }

    private Deadlines.Shown shown(UUID subject) {
        return transactions.read(caller, now -> deadlines.of(caller, subject)).getFirst();
    }

    private static String load(String added, String removed) {
        var version = "v" + UUID.randomUUID().toString().substring(0, 8);
        var days = added.isEmpty()
                ? ""
                : "{\"date\": \"%s\", \"code\": \"day-of-rest\", \"name\": \"Dia de descanso\"}".formatted(added);
        var dates = removed.isEmpty() ? "" : "\"" + removed + "\"";
        TestServer.staff()
                .post("/backoffice/calendars/portugal/versions", """
                        {"version": "%s", "reason": "A law", "added": [%s], "removed": [%s]}
                        """.formatted(version, days, dates))
                .expect(201);
        return version;
    }

    private static List<String> told(UUID subject) {
        return Stored.column(
                "SELECT type || ' ' || data FROM journal_entry WHERE subject_id = ? ORDER BY entry_no", subject);
    }

    @Test
    void a_new_holiday_moves_the_deadlines_that_counted_its_day_with_their_warnings() {
        freeze("2040-03-01T12:00:00Z");
        var concerned = set("2040-03-01");
        var later = set("2040-03-12");
        assertThat(shown(concerned).dueAt()).isEqualTo("2040-03-07T18:00:00Z");

        var version = load("2040-03-06", "");

        var moved = shown(concerned);
        assertThat(moved.dueAt()).isEqualTo("2040-03-08T18:00:00Z");
        assertThat(moved.localDateTime()).isEqualTo("2040-03-08T18:00:00");
        assertThat(moved.calendarVersion()).isEqualTo(version);
        assertThat(moved.daysSkipped()).extracting(Deadlines.Skipped::code).contains("day-of-rest");
        assertThat(moved.warnings())
                .containsExactly(Instant.parse("2040-03-07T18:00:00Z"), Instant.parse("2040-03-08T16:00:00Z"));
        assertThat(TestCases.movedTo(concerned).orElseThrow().date()).isEqualTo("2040-03-08");
        assertThat(told(concerned))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("deadline.moved")
                        .contains(
                                "\"from\":\"2040-03-07T18:00:00Z\"",
                                "\"to\":\"2040-03-08T18:00:00Z\"",
                                "\"calendar\":\"portugal\"",
                                "\"calendarVersion\":\"" + version + "\"",
                                "\"reason\":\"A law\""));
        assertThat(shown(later).calendarVersion()).isEqualTo(version);
        assertThat(shown(later).warnings()).hasSize(2);
        assertThat(told(later)).isEmpty();
        assertThat(set("2040-03-01"))
                .satisfies(fresh -> assertThat(shown(fresh).dueAt()).isEqualTo("2040-03-08T18:00:00Z"));
    }

    @Test
    void a_holiday_that_is_none_any_more_brings_deadlines_nearer() {
        freeze("2041-12-04T12:00:00Z");
        // The eighth, a holiday of the calendar, is a Sunday then; the Monday after it is added and removed.
        load("2041-12-09", "");
        var subject = set("2041-12-05");
        assertThat(shown(subject).dueAt()).isEqualTo("2041-12-12T18:00:00Z");

        load("", "2041-12-09");

        assertThat(shown(subject).dueAt()).isEqualTo("2041-12-11T18:00:00Z");
    }

    @Test
    void many_open_deadlines_follow_in_batches() {
        freeze("2042-03-03T12:00:00Z");
        var cases = set("2042-03-03", 1_200);

        load("2042-03-05", "");

        assertThat(Stored.column(
                        "SELECT DISTINCT due_at AT TIME ZONE 'UTC' FROM deadline WHERE broker_id = ? AND kind = ?",
                        broker.id().value(),
                        KIND.wire()))
                .containsExactly("2042-03-10 18:00:00");
        assertThat(cases.keySet())
                .allMatch(subject -> TestCases.movedTo(subject).isPresent());
        assertThat(Stored.column(
                        "SELECT count(*) FROM journal_entry WHERE broker_id = ? AND type = 'deadline.moved'",
                        broker.id().value()))
                .containsExactly("1200");
    }

    @Test
    void what_was_counted_by_an_old_version_does_not_fire_before_it_is_counted_anew() throws SQLException {
        freeze("2043-03-02T12:00:00Z");
        load("2043-03-04", "");
        var subject = set("2043-03-02");
        var right = shown(subject).dueAt();
        // As if somebody had set it who could not see the version yet.
        Stored.changeAs(
                "lendport_system",
                "UPDATE deadline SET calendar_version = '2016-04-01', due_at = due_at - interval '1 day' "
                        + "WHERE subject_id = ?",
                subject);

        var fired = api.post("/v1/sandbox/clock/advance", "{\"to\": \"%s\"}".formatted(right.minusSeconds(1)))
                .expect(200);

        assertThat(fired.json()
                        .path("fired")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .doesNotContain(KIND.wire());
        assertThat(shown(subject).dueAt()).isEqualTo(right);
        assertThat(shown(subject).state()).isEqualTo("pending");
    }

    @Test
    void what_was_set_by_an_old_version_meanwhile_follows_by_itself() throws SQLException {
        freeze("2044-03-02T12:00:00Z");
        load("2044-03-04", "");
        var subject = set("2044-03-02");
        var right = shown(subject).dueAt();
        Stored.changeAs(
                "lendport_system",
                "UPDATE deadline SET calendar_version = '2016-04-01', due_at = due_at - interval '1 day' "
                        + "WHERE subject_id = ? AND warns_of IS NULL",
                subject);

        await().until(() -> shown(subject).dueAt().equals(right));
    }

    @Test
    void a_closed_deadline_stays_as_it_was() {
        freeze("2045-03-02T12:00:00Z");
        var subject = set("2045-03-02");
        var before = shown(subject);
        transactions.write(caller, now -> {
            deadlines.cancel(caller, KIND, subject, now);
            return Outcome.done(subject);
        });

        load("2045-03-06", "");

        assertThat(shown(subject).dueAt()).isEqualTo(before.dueAt());
        assertThat(shown(subject).calendarVersion()).isEqualTo(before.calendarVersion());
    }
}
