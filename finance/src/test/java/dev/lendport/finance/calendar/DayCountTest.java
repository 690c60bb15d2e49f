package dev.lendport.finance.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.finance.Seeded;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-02-28, 28, 18, 28",
        "2026-02-28, 2026-03-31, 31, 21, 32",
        "2028-02-28, 2028-03-01, 2, 0, 3",
        "2028-02-29, 2028-03-31, 31, 22, 31",
        "2027-12-31, 2028-12-31, 366, 249, 360",
        "2026-12-30, 2026-12-31, 1, 1, 0",
        "2026-04-02, 2026-04-06, 4, 1, 4",
        "2026-04-03, 2026-04-06, 3, 0, 3",
        "2026-11-21, 2026-11-21, 0, 0, 0",
        "2026-03-01, 2026-02-28, -1, 0, -3",
    })
    void daysByConvention(LocalDate from, LocalDate to, int calendar, int business, int thirty) {
        assertThat(DayCount.CALENDAR_365.days(from, to)).isEqualTo(calendar);
        assertThat(DayCount.BUSINESS_252.days(from, to)).isEqualTo(business);
        assertThat(DayCount.THIRTY_360.days(from, to)).isEqualTo(thirty);
    }

    @ParameterizedTest
    @CsvSource({"2019, 253", "2020, 251", "2021, 251", "2022, 251", "2023, 249", "2024, 253", "2025, 252", "2026, 249"})
    void businessDaysOfAYear(int year, int days) {
        assertThat(DayCount.BUSINESS_252.days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)))
                .isEqualTo(days);
    }

    @Test
    void aConventionNamesItsYear() {
        assertThat(List.of(DayCount.CALENDAR_365, DayCount.BUSINESS_252, DayCount.THIRTY_360))
                .extracting(DayCount::daysOfYear)
                .containsExactly(365, 252, 360);
        assertThat(DayCount.BUSINESS_252).hasToString("business/252 of brazilian-banks 2023-12-21");
        assertThat(DayCount.CALENDAR_365).hasToString("calendar/365");
        assertThat(DayCount.THIRTY_360).hasToString("30/360");
    }

    @Test
    void businessDaysFollowTheCalendarAndItsVersion() {
        BusinessCalendar amended = BusinessCalendar.BRAZILIAN_BANKS.amended(
                "without Corpus Christi", List.of(), Set.of(LocalDate.of(2026, 6, 4)));
        LocalDate from = LocalDate.of(2026, 6, 1);
        LocalDate to = LocalDate.of(2026, 6, 8);

        assertThat(DayCount.BUSINESS_252.days(from, to)).isEqualTo(4);
        assertThat(DayCount.business252(amended).days(from, to)).isEqualTo(5);
    }

    @Test
    void everyConventionAddsUp() {
        Seeded.cases(500, random -> {
            for (DayCount convention : List.of(DayCount.CALENDAR_365, DayCount.BUSINESS_252, DayCount.THIRTY_360)) {
                LocalDate a = day(random);
                LocalDate b = day(random);
                LocalDate c = day(random);

                assertThat(convention.days(a, b) + convention.days(b, c)).isEqualTo(convention.days(a, c));
                assertThat(convention.days(b, a)).isEqualTo(-convention.days(a, b));
            }
        });
    }

    private static LocalDate day(RandomGenerator random) {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(7300));
    }
}
