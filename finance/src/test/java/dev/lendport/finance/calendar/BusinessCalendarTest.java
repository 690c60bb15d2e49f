package dev.lendport.finance.calendar;

import static dev.lendport.finance.calendar.BusinessCalendar.BRAZILIAN_BANKS;
import static dev.lendport.finance.calendar.BusinessCalendar.PORTUGAL;
import static dev.lendport.finance.calendar.BusinessCalendar.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.finance.Seeded;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final List<BusinessCalendar> ALL = List.of(BRAZILIAN_BANKS, TARGET, PORTUGAL);

    @ParameterizedTest
    @CsvSource({
        "2023, 01-01 02-20 02-21 04-07 04-21 05-01 06-08 09-07 10-12 11-02 11-15 12-25",
        "2026, 01-01 02-16 02-17 04-03 04-21 05-01 06-04 09-07 10-12 11-02 11-15 11-20 12-25",
        "2027, 01-01 02-08 02-09 03-26 04-21 05-01 05-27 09-07 10-12 11-02 11-15 11-20 12-25",
    })
    void brazilianBanksCloseOnTheNationalHolidays(int year, String days) {
        assertThat(monthDays(BRAZILIAN_BANKS, year)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 01-01 04-03 04-06 05-01 12-25 12-26",
        "2027, 01-01 03-26 03-29 05-01 12-25 12-26",
    })
    void targetClosesOnSixDays(int year, String days) {
        assertThat(monthDays(TARGET, year)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2012, 01-01 04-06 04-08 04-25 05-01 06-07 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
        "2015, 01-01 04-03 04-05 04-25 05-01 06-10 08-15 12-08 12-25",
        "2016, 01-01 03-25 03-27 04-25 05-01 05-26 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
        "2026, 01-01 04-03 04-05 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
    })
    void portugalGaveUpFourHolidaysForThreeYears(int year, String days) {
        assertThat(monthDays(PORTUGAL, year)).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31", "2026-02-18", "2026-04-02", "2023-11-20", "2026-01-25", "2027-07-09"})
    void daysThatOnlyLookLikeHolidaysAreNot(LocalDate date) {
        assertThat(BRAZILIAN_BANKS.holidays(date.getYear()))
                .noneMatch(day -> day.date().equals(date));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 4, 2026-02-20",
        "2026-04-01, 4, 2026-04-08",
        "2026-12-23, 4, 2026-12-30",
        "2022-08-01, 5, 2022-08-08",
        "2024-11-14, 4, 2024-11-22",
        "2023-11-14, 4, 2023-11-21",
        "2026-11-21, 4, 2026-11-26",
        "2026-12-31, 1, 2027-01-04",
        "2028-02-25, 4, 2028-03-06",
    })
    void businessDaysAreCountedFromTheDayAfter(LocalDate from, int days, LocalDate expected) {
        assertThat(BRAZILIAN_BANKS.plus(from, days).date()).isEqualTo(expected);
    }

    @Test
    void aCountTellsWhatItSkippedAndWhy() {
        CountedDays count = BRAZILIAN_BANKS.plus(LocalDate.of(2026, 2, 12), 4);

        assertThat(count.counted())
                .containsExactly(
                        LocalDate.of(2026, 2, 13),
                        LocalDate.of(2026, 2, 18),
                        LocalDate.of(2026, 2, 19),
                        LocalDate.of(2026, 2, 20));
        assertThat(count.skipped())
                .extracting(NonBusinessDay::code)
                .containsExactly("saturday", "sunday", "carnival-monday", "carnival-tuesday");
        assertThat(count.skipped().getLast().name()).isEqualTo("Terça-feira de Carnaval");
        assertThat(count.from()).isEqualTo("2026-02-12");
    }

    @Test
    void theNeighboursOfADayAreBusinessDays() {
        assertThat(BRAZILIAN_BANKS.previous(LocalDate.of(2022, 8, 1))).isEqualTo("2022-07-29");
        assertThat(BRAZILIAN_BANKS.next(LocalDate.of(2026, 11, 19))).isEqualTo("2026-11-23");
        assertThat(BRAZILIAN_BANKS.previous(LocalDate.of(2027, 2, 10))).isEqualTo("2027-02-05");
        assertThat(TARGET.next(LocalDate.of(2026, 4, 2))).isEqualTo("2026-04-07");
        assertThat(PORTUGAL.next(LocalDate.of(2026, 4, 2))).isEqualTo("2026-04-06");
    }

    @Test
    void twoHolidaysOnOneDayAreOne() {
        assertThat(BRAZILIAN_BANKS.holidays(2000))
                .hasSize(11)
                .filteredOn(day -> day.date().equals(LocalDate.of(2000, 4, 21)))
                .extracting(NonBusinessDay::code)
                .containsExactly("good-friday");
    }

    @Test
    void aNewVersionHasOtherDaysAndLeavesTheOldOneAlone() {
        LocalDate mourning = LocalDate.of(2026, 11, 24);
        LocalDate awareness = LocalDate.of(2026, 11, 20);
        BusinessCalendar amended = BRAZILIAN_BANKS.amended(
                "2026-11-19", List.of(new NonBusinessDay(mourning, "mourning", "Luto nacional")), Set.of(awareness));

        assertThat(amended.name()).isEqualTo(BRAZILIAN_BANKS.name());
        assertThat(amended.version()).isEqualTo("2026-11-19");
        assertThat(amended.whyClosed(mourning)).map(NonBusinessDay::name).contains("Luto nacional");
        assertThat(amended.isBusinessDay(awareness)).isTrue();
        assertThat(amended.isBusinessDay(awareness.plusYears(1).minusDays(1))).isTrue();
        assertThat(amended.businessDaysBetween(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 26)))
                .isEqualTo(4);
        assertThat(BRAZILIAN_BANKS.isBusinessDay(mourning)).isTrue();
        assertThat(BRAZILIAN_BANKS.isBusinessDay(awareness)).isFalse();

        BusinessCalendar back = amended.amended(
                "2026-11-20", List.of(new NonBusinessDay(awareness, "awareness", "Outra vez")), Set.of(mourning));
        assertThat(back.isBusinessDay(mourning)).isTrue();
        assertThat(back.isBusinessDay(awareness)).isFalse();
    }

    @Test
    void anAmendmentThatCannotBeMeantIsRefused() {
        Set<LocalDate> noHoliday = Set.of(LocalDate.of(2026, 11, 19));

        assertThatThrownBy(() -> TARGET.amended("2", List.of(), noHoliday))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-19");
        assertThatThrownBy(() -> TARGET.amended(TARGET.version(), List.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TARGET.amended(" ", List.of(), Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TARGET.plus(LocalDate.of(2026, 1, 1), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyDayOfACountIsCountedOrSkipped() {
        Seeded.cases(500, random -> {
            BusinessCalendar calendar = any(random);
            LocalDate from = day(random);
            int days = random.nextInt(1, 60);

            CountedDays count = calendar.plus(from, days);

            assertThat(count.counted()).hasSize(days).allMatch(calendar::isBusinessDay);
            assertThat(count.skipped()).noneMatch(day -> calendar.isBusinessDay(day.date()));
            assertThat(days + count.skipped().size()).isEqualTo(ChronoUnit.DAYS.between(from, count.date()));
            assertThat(calendar.plus(from, 1).date()).isEqualTo(calendar.next(from));
            assertThat(calendar.previous(calendar.next(from))).isBeforeOrEqualTo(from);
        });
    }

    @Test
    void businessDaysBetweenAreThoseThatADayByDayCountFinds() {
        Seeded.cases(300, random -> {
            BusinessCalendar calendar = any(random);
            LocalDate from = day(random);
            LocalDate to = from.plusDays(random.nextInt(2500));

            long counted = from.datesUntil(to).filter(calendar::isBusinessDay).count();

            assertThat(calendar.businessDaysBetween(from, to)).isEqualTo((int) counted);
            assertThat(calendar.businessDaysBetween(to, from)).isEqualTo((int) -counted);
        });
    }

    @Test
    void aDayIsClosedExactlyWhenThereIsAReason() {
        Seeded.cases(500, random -> {
            BusinessCalendar calendar = any(random);
            LocalDate date = day(random);

            assertThat(calendar.whyClosed(date).isEmpty()).isEqualTo(calendar.isBusinessDay(date));
            if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
                assertThat(calendar.whyClosed(date)).map(NonBusinessDay::code).contains("sunday");
            }
        });
    }

    private static BusinessCalendar any(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Years inside and outside those that a calendar keeps. */
    private static LocalDate day(RandomGenerator random) {
        return LocalDate.of(1980, 1, 1).plusDays(random.nextInt(70_000));
    }

    private static String monthDays(BusinessCalendar calendar, int year) {
        List<String> days = calendar.holidays(year).stream()
                .map(day -> day.date().toString().substring(5))
                .toList();
        return String.join(" ", days);
    }
}
