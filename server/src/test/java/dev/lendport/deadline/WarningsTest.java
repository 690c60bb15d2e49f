package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.caller.Zones;
import dev.lendport.finance.calendar.BusinessCalendar;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A cut-off is warned of 24 hours and 2 hours ahead, by the broker's clock. */
class WarningsTest {
    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Deadlines deadlines = TestServer.bean(Deadlines.class);
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final Caller caller = broker.caller(Mode.SANDBOX);
    private final Api api = broker.api();

    private void freeze(String instant) {
        api.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"%s\"}".formatted(instant))
                .expect(200);
    }

    private List<String> advanceTo(String instant) {
        return api.post("/v1/sandbox/clock/advance", "{\"to\": \"%s\"}".formatted(instant))
                .expect(200)
                .json()
                .path("fired")
                .valueStream()
                .map(fired -> fired.path("due").asString() + " "
                        + fired.path("kind").asString() + " "
                        + fired.path("outcome").asString())
                .toList();
    }

    /** Received on a Friday: the fourth business day after is the next Thursday. */
    private static Due retention() {
        return Due.afterBusinessDays(
                LocalDate.parse("2027-03-05"), 4, LocalTime.of(18, 0), Zones.BRASILIA, BusinessCalendar.PORTUGAL);
    }

    private UUID set(DeadlineKind kind) {
        var subject = Ids.next();
        transactions.write(caller, now -> {
            deadlines.set(caller, kind, TestCases.TYPE, subject, retention());
            return Outcome.done(subject);
        });
        return subject;
    }

    private Deadlines.Shown shown(UUID subject) {
        return transactions.read(caller, now -> deadlines.of(caller, subject)).getFirst();
    }

    private static List<String> told(UUID subject) {
        return Stored.column(
                "SELECT type || ' ' || occurred_at || ' ' || data FROM journal_entry WHERE subject_id = ? ORDER BY entry_no",
                subject);
    }

    @Test
    void both_warnings_come_before_the_deadline_and_are_told_on_the_case() {
        freeze("2027-03-05T12:00:00Z");
        var subject = set(DeadlineKind.PORTABILITY_RETENTION);

        assertThat(shown(subject).dueAt()).isEqualTo("2027-03-11T21:00:00Z");
        assertThat(shown(subject).warnings())
                .containsExactly(Instant.parse("2027-03-10T21:00:00Z"), Instant.parse("2027-03-11T19:00:00Z"));
        assertThat(advanceTo("2027-03-10T20:59:59.999Z")).isEmpty();
        assertThat(advanceTo("2027-03-11T20:00:00Z"))
                .containsExactly(
                        "2027-03-10T21:00:00Z deadline_warning warned", "2027-03-11T19:00:00Z deadline_warning warned");
        assertThat(told(subject)).hasSize(2).allMatch(line -> line.startsWith("deadline.warned"));
        assertThat(told(subject).getFirst())
                .contains("\"kind\":\"portability_retention\"", "\"dueAt\":\"2027-03-11T21:00:00Z\"", "\"hours\":24");
        assertThat(shown(subject).warnings()).hasSize(2);
    }

    @Test
    void a_moment_that_has_passed_is_not_warned_of() {
        freeze("2027-03-11T12:00:00Z");
        var subject = set(DeadlineKind.PORTABILITY_RELEASE);

        assertThat(shown(subject).warnings()).containsExactly(Instant.parse("2027-03-11T19:00:00Z"));
    }

    @Test
    void nobody_is_warned_once_somebody_acted() {
        freeze("2027-03-05T12:00:00Z");
        var subject = set(DeadlineKind.PORTABILITY_RETENTION);
        var other = set(DeadlineKind.PORTABILITY_RETENTION);
        transactions.write(caller, now -> {
            deadlines.cancel(caller, DeadlineKind.PORTABILITY_RETENTION, subject, now);
            return Outcome.done(subject);
        });

        assertThat(advanceTo("2027-03-11T20:00:00Z")).hasSize(2);
        assertThat(told(subject)).isEmpty();
        assertThat(told(other)).hasSize(2);
        assertThat(shown(subject).state()).isEqualTo("cancelled");
        assertThat(shown(subject).warnings()).isEmpty();
    }

    @Test
    void the_warnings_of_many_cases_at_one_instant_come_in_one_go() {
        freeze("2027-03-05T12:00:00Z");
        var dues = new HashMap<UUID, Due>();
        for (int i = 0; i < 300; i++) {
            dues.put(Ids.next(), retention());
        }
        transactions.write(caller, now -> {
            deadlines.set(caller, DeadlineKind.PORTABILITY_RETENTION, TestCases.TYPE, dues);
            deadlines.set(caller, DeadlineKind.PORTABILITY_RELEASE, TestCases.TYPE, dues);
            return Outcome.done(dues);
        });

        assertThat(advanceTo("2027-03-10T21:00:00Z")).hasSize(600).allMatch(fired -> fired.endsWith("warned"));
        var subject = dues.keySet().iterator().next();
        assertThat(Stored.column(
                        "SELECT subject_sequence FROM journal_entry WHERE subject_id = ? ORDER BY entry_no", subject))
                .containsExactly("1", "2");
    }

    @Test
    void a_deadline_shows_how_its_days_were_counted() {
        freeze("2027-03-25T12:00:00Z");
        var subject = Ids.next();
        transactions.write(caller, now -> {
            var due = Due.afterBusinessDays(
                    LocalDate.parse("2027-03-25"),
                    4,
                    LocalTime.of(10, 0),
                    Zones.BRASILIA,
                    BusinessCalendar.BRAZILIAN_BANKS);
            deadlines.set(caller, DeadlineKind.PORTABILITY_RELEASE, TestCases.TYPE, subject, due);
            return Outcome.done(subject);
        });

        var shown = shown(subject);
        assertThat(shown.dueAt()).isEqualTo("2027-04-01T13:00:00Z");
        assertThat(shown.countedFrom()).isEqualTo("2027-03-25");
        assertThat(shown.daysCounted()).isEqualTo(4);
        assertThat(shown.calendar()).isEqualTo("brazilian-banks");
        assertThat(shown.calendarVersion()).isEqualTo("2023-12-21");
        assertThat(shown.daysSkipped())
                .extracting(day -> day.date() + " " + day.code() + " " + day.reason())
                .containsExactly(
                        "2027-03-26 good-friday Sexta-feira da Paixão",
                        "2027-03-27 saturday Saturday",
                        "2027-03-28 sunday Sunday");
        assertThat(shown.rule()).contains("10:00", "4th business day");
        assertThat(shown.outcome()).contains("evidence of retention");
    }
}
