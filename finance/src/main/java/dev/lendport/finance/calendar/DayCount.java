package dev.lendport.finance.calendar;

import java.time.LocalDate;

/**
 * How a contract measures the time between two dates: so many days of a year that has so many. Every one of them adds
 * up: the days from a to b and from b to c are those from a to c.
 *
 * <p>Not for the APRC, whose time is law: {@link dev.lendport.finance.AnnexTime}.
 */
public interface DayCount {

    /**
     * Calendar days of a year of 365, leap day or not.
     *
     * <p>Source: ISDA Definitions 2006, 4.16(d), Actual/365 (Fixed); the exponent of the balance due in credit
     * transfers.
     */
    DayCount CALENDAR_365 = new DayCounts.Calendar365();

    /**
     * Business days of Brazilian banks of a year of 252, the first day counted and the last one not.
     *
     * <p>Source: ANBIMA, Metodologias ANBIMA de Precificação, Títulos Públicos Federais, "dias úteis".
     */
    DayCount BUSINESS_252 = business252(BusinessCalendar.BRAZILIAN_BANKS);

    /**
     * Months of 30 days of a year of 360: d = 360·(y₂−y₁) + 30·(m₂−m₁) + (d₂−d₁), a 31 counted as a 30 on both sides.
     *
     * <p>Source: ISDA Definitions 2006, 4.16(g), 30E/360, which unlike the others of its family counts every date the
     * same way at either end.
     */
    DayCount THIRTY_360 = new DayCounts.Thirty360();

    /** Business days of another calendar, or of another version of it. */
    static DayCount business252(BusinessCalendar calendar) {
        return new DayCounts.Business252(calendar);
    }

    /** From one date to another; negative when {@code to} is the earlier one. */
    int days(LocalDate from, LocalDate to);

    int daysOfYear();
}
