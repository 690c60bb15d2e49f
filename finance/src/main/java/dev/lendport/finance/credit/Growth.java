package dev.lendport.finance.credit;

import dev.lendport.finance.Annuity;
import dev.lendport.finance.calendar.DayCount;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit grows to at a rate between two dates, to about 30 digits and without a {@code double}. With d days of a year
 * of Y:
 *
 * <pre>
 *   (1 + a)^(d/Y) = (1 + i)^(12·d/Y),   a annual effective, i of a month
 * </pre>
 *
 * Whole months of the exponent are whole powers; the rest is a power of the Y-th root, the dear part, taken once.
 */
final class Growth {

    private final BigDecimal monthly;
    private final BigDecimal root;
    private final DayCount dayCount;

    Growth(MonthlyRate rate, DayCount dayCount) {
        this.monthly = rate.fraction();
        this.root = Annuity.root(BigDecimal.ONE.add(monthly), dayCount.daysOfYear());
        this.dayCount = dayCount;
    }

    /** {@code to} is not before {@code from}. */
    BigDecimal between(LocalDate from, LocalDate to) {
        int monthDays = Math.multiplyExact(12, dayCount.days(from, to));
        int year = dayCount.daysOfYear();
        return Annuity.growth(monthly, monthDays / year)
                .multiply(root.pow(monthDays % year, Annuity.EXACT), Annuity.EXACT);
    }
}
