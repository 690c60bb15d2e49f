package dev.lendport.finance.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;

/** When a holiday falls. Code and name are those of {@link NonBusinessDay}. */
sealed interface HolidayRule {

    /** The holiday of a year, if it has one. */
    Optional<NonBusinessDay> in(int year);

    record Fixed(MonthDay day, String code, String name) implements HolidayRule {
        @Override
        public Optional<NonBusinessDay> in(int year) {
            return Optional.of(new NonBusinessDay(day.atYear(year), code, name));
        }
    }

    /** So many days after Easter Sunday, before it when negative. */
    record Movable(int daysAfterEaster, String code, String name) implements HolidayRule {
        @Override
        public Optional<NonBusinessDay> in(int year) {
            LocalDate date = Easter.sunday(year).plusDays(daysAfterEaster);
            return Optional.of(new NonBusinessDay(date, code, name));
        }
    }

    /** A rule that holds in some years only, both ends included. */
    record Between(int firstYear, int lastYear, HolidayRule rule) implements HolidayRule {
        @Override
        public Optional<NonBusinessDay> in(int year) {
            return firstYear <= year && year <= lastYear ? rule.in(year) : Optional.empty();
        }
    }

    static HolidayRule fixed(int day, Month month, String code, String name) {
        return new Fixed(MonthDay.of(month, day), code, name);
    }

    static HolidayRule easter(int daysAfter, String code, String name) {
        return new Movable(daysAfter, code, name);
    }

    default HolidayRule from(int firstYear) {
        return new Between(firstYear, Integer.MAX_VALUE, this);
    }

    default HolidayRule until(int lastYear) {
        return new Between(Integer.MIN_VALUE, lastYear, this);
    }
}
