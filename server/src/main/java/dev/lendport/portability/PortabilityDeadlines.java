package dev.lendport.portability;

import static java.util.stream.Collectors.toMap;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.deadline.Calendars;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.finance.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The deadlines of requests, on the wall clock of Brasília. Day zero is the local day of receipt, whatever the hour and
 * whether banks work on it or not; counting starts on the next business day.
 */
@Component
public class PortabilityDeadlines {
    static final String SUBJECT_TYPE = "received_portability";
    private static final LocalTime RELEASE_AT = LocalTime.of(10, 0);
    private static final LocalTime RETENTION_AT = LocalTime.of(18, 0);
    private static final LocalTime SETTLEMENT_AT = LocalTime.of(18, 30);
    private static final int DAYS_TO_SETTLE = 1;

    private final Deadlines deadlines;
    private final Calendars calendars;

    PortabilityDeadlines(Deadlines deadlines, Calendars calendars) {
        this.deadlines = deadlines;
        this.calendars = calendars;
    }

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zones.BRASILIA);
    }

    BusinessCalendar calendar() {
        return calendars.current(BusinessCalendar.BRAZILIAN_BANKS.name());
    }

    /** When the two answers are due, as one calendar counts them: for the request and for its deadlines. */
    record ToAnswer(Due release, Due retention) {
        static ToAnswer of(Instant received, BusinessCalendar calendar) {
            return new ToAnswer(until(received, RELEASE_AT, calendar), until(received, RETENTION_AT, calendar));
        }

        private static Due until(Instant received, LocalTime at, BusinessCalendar calendar) {
            return Due.afterBusinessDays(day(received), AttackDates.DAYS_TO_ANSWER, at, Zones.BRASILIA, calendar);
        }

        CutOffs cutOffs() {
            return new CutOffs(release.at(), retention.at(), null);
        }
    }

    /** When what is released now is to be paid: on the next business day. */
    Due settlement(Instant now) {
        return Due.afterBusinessDays(day(now), DAYS_TO_SETTLE, SETTLEMENT_AT, Zones.BRASILIA, calendar());
    }

    /** Waits for the answer: until each of the two cut-offs that is still ahead. */
    void awaitAnswer(Caller caller, UUID key, ToAnswer toAnswer, Instant now) {
        if (!CutOffs.isOver(toAnswer.release().at(), now)) {
            deadlines.set(caller, DeadlineKind.PORTABILITY_RELEASE, SUBJECT_TYPE, key, toAnswer.release());
        }
        deadlines.set(caller, DeadlineKind.PORTABILITY_RETENTION, SUBJECT_TYPE, key, toAnswer.retention());
    }

    void awaitPayment(Caller caller, Collection<UUID> keys, Due due) {
        deadlines.set(
                caller,
                DeadlineKind.PORTABILITY_SETTLEMENT,
                SUBJECT_TYPE,
                keys.stream().collect(toMap(key -> key, key -> due)));
    }
}
