package dev.lendport.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnexTimeTest {

    @ParameterizedTest(name = "{0} to {1}: {2} months, {3}/{4}")
    @CsvSource({
        // the Commission's example 2
        "2012-01-12, 2012-02-15, 1, 3, 365",
        "2013-01-12, 2013-02-15, 1, 3, 366",
        "2012-01-12, 2032-01-15, 240, 3, 365",
        // whole months
        "2026-07-27, 2026-07-27, 0, 0, 365",
        "2026-07-27, 2056-07-27, 360, 0, 365",
        // month ends, counted back
        "2026-02-28, 2026-03-31, 1, 0, 365",
        "2026-03-30, 2026-04-30, 1, 0, 365",
        "2026-03-31, 2026-04-30, 1, 0, 365",
        "2026-01-31, 2026-02-28, 1, 0, 365",
        "2026-01-30, 2026-02-28, 1, 0, 365",
        "2026-01-27, 2026-02-28, 1, 1, 365",
        "2028-01-31, 2028-02-29, 1, 0, 365",
        "2026-12-31, 2027-01-30, 0, 30, 365",
        // days left over in a year with a leap day
        "2028-02-27, 2028-02-29, 0, 2, 366",
        "2028-02-28, 2028-03-01, 0, 2, 366",
        "2027-02-28, 2027-03-01, 0, 1, 365",
        "2028-03-15, 2028-04-20, 1, 5, 366",
    })
    void wholeMonthsAreCountedBackAndTheRestInDays(
            LocalDate drawdown, LocalDate payment, int months, int days, int daysOfYear) {
        assertThat(AnnexTime.between(drawdown, payment, ChronoUnit.MONTHS))
                .isEqualTo(new AnnexTime(months, 12, days, daysOfYear));
    }

    @ParameterizedTest(name = "{0} to {1}: {2} years, {3}/{4}")
    @CsvSource({
        "2012-01-12, 2012-02-15, 0, 34, 365",
        "2012-01-12, 2031-02-15, 19, 34, 365",
        "2028-02-29, 2029-02-28, 1, 0, 365",
        "2027-02-28, 2028-02-29, 1, 0, 365",
        "2028-01-01, 2028-12-31, 0, 365, 366",
    })
    void wholeYearsAreCountedBackAndTheRestInDays(
            LocalDate drawdown, LocalDate payment, int years, int days, int daysOfYear) {
        assertThat(AnnexTime.between(drawdown, payment, ChronoUnit.YEARS))
                .isEqualTo(new AnnexTime(years, 1, days, daysOfYear));
    }

    @Test
    void weeksAreAFiftySecondOfAYear() {
        AnnexTime time = AnnexTime.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 18), ChronoUnit.WEEKS);

        assertThat(time).isEqualTo(new AnnexTime(2, 52, 3, 365));
        assertThat(AnnexTime.weeks(52).inYears()).isEqualTo(1.0);
    }

    @Test
    void daysAreCountedWithinTheYearBegun() {
        AnnexTime time = AnnexTime.between(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 31), ChronoUnit.DAYS);

        assertThat(time).isEqualTo(new AnnexTime(1, 1, 30, 365));
    }

    @Test
    void whatPrecedesTheDrawdownIsNegative() {
        AnnexTime time = AnnexTime.between(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 1, 12), ChronoUnit.MONTHS);

        assertThat(time).isEqualTo(new AnnexTime(-2, 12, -3, 365));
        assertThat(time.inYears()).isNegative();
    }

    @Test
    void nothingElseMeasuresAnnexTime() {
        LocalDate day = LocalDate.of(2026, 1, 1);

        assertThatThrownBy(() -> AnnexTime.between(day, day, ChronoUnit.DECADES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnnexTime(1, 12, 0, 360)).isInstanceOf(IllegalArgumentException.class);
    }
}
