package dev.lendport.finance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How long a loan may last, by the age of a borrower. With several borrowers, ask for the oldest.
 *
 * <p>Source: Banco de Portugal, macroprudential recommendation on new credit to consumers (2018, as amended in 2022),
 * limits to the original maturity.
 */
public final class Maturity {

    private Maturity() {}

    /** Completed years on a day. */
    public static int age(LocalDate birthDate, LocalDate on) {
        return (int) ChronoUnit.YEARS.between(birthDate, on);
    }

    /** The longest term in months: 40 years to age 30, 37 above 30 to 35, 35 above 35. */
    public static int longestMonths(int age) {
        if (age <= 30) {
            return 40 * 12;
        }
        return age <= 35 ? 37 * 12 : 35 * 12;
    }

    /** In months. */
    public static LimitCheck check(int months, LocalDate birthDate, LocalDate contractDate) {
        return LimitCheck.atMost(
                BigDecimal.valueOf(months), BigDecimal.valueOf(longestMonths(age(birthDate, contractDate))));
    }

    /** In completed years on the day of the last instalment: a lender's own rule. */
    public static LimitCheck checkAgeAtEnd(int months, LocalDate birthDate, LocalDate contractDate, int highestAge) {
        return LimitCheck.atMost(
                BigDecimal.valueOf(age(birthDate, contractDate.plusMonths(months))), BigDecimal.valueOf(highestAge));
    }
}
