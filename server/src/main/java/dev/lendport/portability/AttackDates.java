package dev.lendport.portability;

import dev.lendport.finance.calendar.BusinessCalendar;
import java.time.LocalDate;

/**
 * The dates that follow from the reference date of a request and the day it came.
 *
 * @param reference as the request says
 * @param dueBalance the business day before the reference date: the balance of the request is that day's
 * @param dueBalanceLimit the fifth business day after the reference date
 * @param retentionLimit the fourth business day after receipt
 */
record AttackDates(LocalDate reference, LocalDate dueBalance, LocalDate dueBalanceLimit, LocalDate retentionLimit) {
    static final int DAYS_TO_ANSWER = 4;
    private static final int DAYS_TO_INFORM = 5;

    static AttackDates of(LocalDate reference, LocalDate received, BusinessCalendar calendar) {
        return new AttackDates(
                reference,
                calendar.previous(reference),
                calendar.plus(reference, DAYS_TO_INFORM).date(),
                calendar.plus(received, DAYS_TO_ANSWER).date());
    }

    /** The same with another day on which the retention ends. */
    AttackDates retainedBy(LocalDate day) {
        return new AttackDates(reference, dueBalance, dueBalanceLimit, day);
    }
}
