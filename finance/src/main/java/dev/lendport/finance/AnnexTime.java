package dev.lendport.finance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time between two dates as Annex I measures it: whole periods, each an equal part of a year, and perhaps days
 * left over, counted against the 365 or 366 days of the year they lie in.
 *
 * <pre>
 *   years = periods / periodsPerYear + days / daysOfYear
 * </pre>
 *
 * Negative periods lie before the first drawdown.
 *
 * <p>Source: Directive 2014/17/EU, Annex I, part I, remark (c): a year has 365 days (366 in a leap year), 52 weeks or
 * 12 equal months; whole periods are counted backwards from the payment and the days that remain against the year that
 * ends where that count ended.
 *
 * @param periodsPerYear 1, 12, 52 or 365 for years, months, weeks or days; other equal parts of a year work too
 * @param daysOfYear 365 or 366
 */
public record AnnexTime(int periods, int periodsPerYear, int days, int daysOfYear) {

    public static final AnnexTime START = months(0);

    public AnnexTime {
        if (periodsPerYear < 1 || periodsPerYear > 366) {
            throw new IllegalArgumentException("A year has 1 to 366 periods, not " + periodsPerYear);
        }
        if (daysOfYear != 365 && daysOfYear != 366) {
            throw new IllegalArgumentException("A year has 365 or 366 days, not " + daysOfYear);
        }
    }

    public static AnnexTime of(int periods, int periodsPerYear) {
        return new AnnexTime(periods, periodsPerYear, 0, 365);
    }

    public static AnnexTime years(int years) {
        return of(years, 1);
    }

    public static AnnexTime months(int months) {
        return of(months, 12);
    }

    public static AnnexTime weeks(int weeks) {
        return of(weeks, 52);
    }

    /** Days of a year of 365: a year that starts on a leap day or holds one is {@link #between}'s business. */
    public static AnnexTime days(int days) {
        return new AnnexTime(0, 12, days, 365);
    }

    /**
     * The time from the first drawdown to another day, in whole months, weeks or years and the days left over.
     *
     * <p>Whole periods are counted back from {@code payment} while they do not pass {@code drawdown}; what is left
     * between {@code drawdown} and that anchor is counted in days, against the year that ends at the anchor. A month
     * has its last day where it lacks the payment's: one month before 31 March is the end of February. And the end of
     * February is one month after 31 January, although counting back would miss that day.
     *
     * @param unit {@link ChronoUnit#MONTHS}, {@link ChronoUnit#WEEKS}, {@link ChronoUnit#YEARS} or
     *     {@link ChronoUnit#DAYS}; {@link IllegalArgumentException} for any other
     */
    public static AnnexTime between(LocalDate drawdown, LocalDate payment, ChronoUnit unit) {
        if (payment.isBefore(drawdown)) {
            AnnexTime mirrored = between(payment, drawdown, unit);
            return new AnnexTime(-mirrored.periods, mirrored.periodsPerYear, -mirrored.days, mirrored.daysOfYear);
        }
        int periodsPerYear = periodsPerYear(unit);
        if (unit == ChronoUnit.DAYS) {
            return daysBetween(drawdown, payment);
        }
        int forward = (int) unit.between(drawdown, payment);
        if (drawdown.plus(forward + 1L, unit).equals(payment)) {
            return of(forward + 1, periodsPerYear);
        }
        int periods = forward;
        while (!payment.minus(periods + 1L, unit).isBefore(drawdown)) {
            periods++;
        }
        while (payment.minus(periods, unit).isBefore(drawdown)) {
            periods--;
        }
        LocalDate anchor = payment.minus(periods, unit);
        int days = (int) ChronoUnit.DAYS.between(drawdown, anchor);
        return new AnnexTime(periods, periodsPerYear, days, days == 0 ? 365 : daysOfYearEndingAt(anchor));
    }

    /** As many periods later. */
    public AnnexTime plusPeriods(int more) {
        return new AnnexTime(periods + more, periodsPerYear, days, daysOfYear);
    }

    /** In years and fractions of a year, as the basic equation wants it. */
    public double inYears() {
        return (double) periods / periodsPerYear + (double) days / daysOfYear;
    }

    /** Whole years count as years: only the days of the year begun are weighed. */
    private static AnnexTime daysBetween(LocalDate drawdown, LocalDate payment) {
        AnnexTime time = between(drawdown, payment, ChronoUnit.YEARS);
        return new AnnexTime(time.periods, 1, time.days, time.daysOfYear);
    }

    /** How many days lie between an anchor and the same date a year before. */
    private static int daysOfYearEndingAt(LocalDate anchor) {
        return (int) ChronoUnit.DAYS.between(anchor.minusYears(1), anchor) == 366 ? 366 : 365;
    }

    private static int periodsPerYear(ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> 1;
            case MONTHS -> 12;
            case WEEKS -> 52;
            case DAYS -> 365;
            default -> throw new IllegalArgumentException("Annex I counts years, months, weeks or days, not " + unit);
        };
    }
}
