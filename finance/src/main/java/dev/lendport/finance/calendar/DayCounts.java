package dev.lendport.finance.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The conventions behind {@link DayCount}. */
final class DayCounts {

    private DayCounts() {}

    record Calendar365() implements DayCount {
        @Override
        public int days(LocalDate from, LocalDate to) {
            return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
        }

        @Override
        public int daysOfYear() {
            return 365;
        }

        @Override
        public String toString() {
            return "calendar/365";
        }
    }

    record Business252(BusinessCalendar calendar) implements DayCount {
        @Override
        public int days(LocalDate from, LocalDate to) {
            return calendar.businessDaysBetween(from, to);
        }

        @Override
        public int daysOfYear() {
            return 252;
        }

        @Override
        public String toString() {
            return "business/252 of " + calendar;
        }
    }

    record Thirty360() implements DayCount {
        @Override
        public int days(LocalDate from, LocalDate to) {
            return 360 * (to.getYear() - from.getYear())
                    + 30 * (to.getMonthValue() - from.getMonthValue())
                    + Math.min(to.getDayOfMonth(), 30)
                    - Math.min(from.getDayOfMonth(), 30);
        }

        @Override
        public int daysOfYear() {
            return 360;
        }

        @Override
        public String toString() {
            return "30/360";
        }
    }
}
