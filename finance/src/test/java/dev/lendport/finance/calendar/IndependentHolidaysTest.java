package dev.lendport.finance.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our holidays beside those of Jollyday, which other people keep. */
class IndependentHolidaysTest {

    static Set<Integer> years() {
        Set<Integer> years = new TreeSet<>();
        for (int year = 2002; year <= 2199; year++) {
            years.add(year);
        }
        return years;
    }

    /** Jollyday has Carnival on the Tuesday only, and Easter Sunday and Ash Wednesday, on which banks do work after noon. */
    @ParameterizedTest
    @MethodSource("years")
    void brazil(int year) {
        Set<LocalDate> theirs =
                theirs(HolidayCalendar.BRAZIL, year, Set.of("christian.EASTER", "christian.ASH_WEDNESDAY"));
        Set<LocalDate> carnival = only(HolidayCalendar.BRAZIL, year, "christian.CARNIVAL");
        carnival.forEach(tuesday -> theirs.add(tuesday.minusDays(1)));

        assertThat(carnival).hasSize(1);
        assertThat(ours(BusinessCalendar.BRAZILIAN_BANKS, year)).isEqualTo(theirs);
    }

    @ParameterizedTest
    @MethodSource("years")
    void target(int year) {
        assertThat(ours(BusinessCalendar.TARGET, year)).isEqualTo(theirs(HolidayCalendar.TARGET, year, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("years")
    void portugal(int year) {
        assertThat(ours(BusinessCalendar.PORTUGAL, year))
                .isEqualTo(theirs(HolidayCalendar.PORTUGAL, year, Set.of("christian.CARNIVAL")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1583, 1700, 1818, 1900, 1943, 1954, 1981, 2000, 2008, 2038, 2049, 2076, 2285, 2999})
    void easterInYearsWithCorrections(int year) {
        assertThat(Set.of(Easter.sunday(year))).isEqualTo(only(HolidayCalendar.BRAZIL, year, "christian.EASTER"));
    }

    /** The earliest and latest Easters and the two exceptions of the Gregorian epact table. */
    @ParameterizedTest
    @CsvSource({"1818, 1818-03-22", "1943, 1943-04-25", "1954, 1954-04-18", "1981, 1981-04-19", "2008, 2008-03-23"})
    void easterAsPublished(int year, LocalDate sunday) {
        assertThat(Easter.sunday(year)).isEqualTo(sunday);
    }

    private static Set<LocalDate> ours(BusinessCalendar calendar, int year) {
        return calendar.holidays(year).stream()
                .map(NonBusinessDay::date)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<LocalDate> theirs(HolidayCalendar calendar, int year, Set<String> without) {
        return holidays(calendar, year).stream()
                .filter(day -> !without.contains(day.getPropertiesKey()))
                .map(Holiday::getDate)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<LocalDate> only(HolidayCalendar calendar, int year, String key) {
        return holidays(calendar, year).stream()
                .filter(day -> day.getPropertiesKey().equals(key))
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    private static Set<Holiday> holidays(HolidayCalendar calendar, int year) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar)).getHolidays(Year.of(year));
    }
}
