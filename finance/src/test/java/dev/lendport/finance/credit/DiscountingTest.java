package dev.lendport.finance.credit;

import static dev.lendport.finance.Money.reais;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lendport.finance.Money;
import dev.lendport.finance.Seeded;
import dev.lendport.finance.calendar.DayCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountingTest {

    private static final MonthlyRate RATE = MonthlyRate.ofPercent("1.8");
    private static final CreditTerms YEAR = new CreditTerms(reais("10000"), RATE, 12, LocalDate.of(2027, 10, 31));

    /** The sums in 60-digit decimals, computed elsewhere: first instalment open and the sum. */
    @ParameterizedTest
    @CsvSource({
        "2027-09-30, CALENDAR_365, 1, 917.19, 9996.40",
        "2027-09-30, BUSINESS_252, 1, 917.50, 10007.73",
        "2027-09-30, THIRTY_360, 1, 917.50, 10000.52",
        "2028-02-29, CALENDAR_365, 6, 917.19, 6089.04",
        "2028-02-29, BUSINESS_252, 6, 916.73, 6092.51",
        "2028-02-29, THIRTY_360, 6, 916.96, 6088.10",
        "2028-08-31, CALENDAR_365, 12, 917.74, 917.74",
        "2028-08-31, BUSINESS_252, 12, 917.51, 917.51",
        "2028-08-31, THIRTY_360, 12, 917.51, 917.51",
    })
    void openInstalmentsAreDiscountedByTheConvention(
            LocalDate on, String convention, int next, String nextValue, String total) {
        BalanceDue balance = by(convention).balance(on, openAfter(on));

        assertThat(balance.total()).isEqualTo(reais(total));
        assertThat(balance.date()).isEqualTo(on);
        assertThat(balance.instalments().getFirst())
                .isEqualTo(
                        new BalanceDue.PresentValue(next, YEAR.firstDueDate().plusMonths(next - 1L), reais(nextValue)));
    }

    @Test
    void aYearAwayIsTheAnnualEffectiveRate() {
        OpenInstalment inAYear = open(LocalDate.of(2027, 6, 15), "1238.72", "0");

        Money value = by("CALENDAR_365")
                .balance(LocalDate.of(2026, 6, 15), List.of(inAYear))
                .total();

        assertThat(value).isEqualTo(reais("1000.00"));
    }

    @Test
    void overdueInstalmentsAreOwedAtFaceValueWithArrears() {
        List<OpenInstalment> open = List.of(
                open(LocalDate.of(2026, 10, 20), "100.00", "3.21"),
                open(LocalDate.of(2026, 11, 20), "60.00", "0.00"),
                open(LocalDate.of(2026, 12, 20), "100.00", "0.00"));

        BalanceDue balance = by("THIRTY_360").balance(LocalDate.of(2026, 11, 20), open);

        assertThat(balance.instalments())
                .extracting(BalanceDue.PresentValue::amount)
                .containsExactly(reais("103.21"), reais("60.00"), reais("98.23"));
        assertThat(balance.total()).isEqualTo(reais("261.44"));
    }

    @Test
    void nothingOpenIsABalanceOfZero() {
        assertThat(by("CALENDAR_365")
                        .balance(LocalDate.of(2026, 11, 21), List.of())
                        .total())
                .isEqualTo(reais("0"));
    }

    @Test
    void theSumIsRoundedOnceAndATieGoesToTheEvenCent() {
        Discounting quarter = new Discounting(Money.REAL, MonthlyRate.ofPercent("100"), DayCount.THIRTY_360);
        LocalDate inAMonth = LocalDate.of(2026, 12, 21);
        List<OpenInstalment> halves = List.of(open(inAMonth, "0.01", "0"), open(inAMonth, "0.05", "0"));

        BalanceDue balance = quarter.balance(LocalDate.of(2026, 11, 21), halves);

        assertThat(balance.instalments())
                .extracting(BalanceDue.PresentValue::amount)
                .containsExactly(reais("0.00"), reais("0.02"));
        assertThat(balance.total()).isEqualTo(reais("0.03"));
    }

    @Test
    void currenciesAndSignsAreKept() {
        OpenInstalment euros = new OpenInstalment(1, LocalDate.of(2026, 12, 1), Money.euros("1"), Money.euros("0"));

        assertThatThrownBy(() -> by("CALENDAR_365").balance(LocalDate.of(2026, 11, 21), List.of(euros)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(LocalDate.of(2026, 12, 1), "-1", "0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(LocalDate.of(2026, 12, 1), "1", "-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBalanceIsThatOfTheFormulaInDoubles() {
        Seeded.cases(200, random -> {
            CreditTerms terms = CreditTermsTest.terms(random);
            DayCount dayCount = List.of(DayCount.CALENDAR_365, DayCount.BUSINESS_252, DayCount.THIRTY_360)
                    .get(random.nextInt(3));
            LocalDate on = terms.firstDueDate().plusDays(random.nextInt(-60, 900));
            List<OpenInstalment> open = open(terms);
            double annual = terms.rate().annualEffectivePercent().doubleValue() / 100;
            double expected = 0;
            for (OpenInstalment instalment : open) {
                int days = Math.max(0, dayCount.days(on, instalment.dueDate()));
                expected += instalment.unpaid().amount().doubleValue()
                        / Math.pow(1 + annual, (double) days / dayCount.daysOfYear());
            }

            BalanceDue balance = new Discounting(Money.REAL, terms.rate(), dayCount).balance(on, open);

            assertThat(balance.total().amount().doubleValue()).isCloseTo(expected, within(0.00501));
            BigDecimal shown = balance.instalments().stream()
                    .map(value -> value.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(shown.subtract(balance.total().amount()).abs().doubleValue())
                    .isLessThanOrEqualTo(0.005 * (open.size() + 1));
        });
    }

    @Test
    void withMonthsOfThirtyDaysTheBalanceOfADueDateIsThatOfTheSchedule() {
        Seeded.cases(200, random -> {
            CreditTerms terms = CreditTermsTest.terms(random);
            LocalDate firstOfMonth = terms.firstDueDate().withDayOfMonth(random.nextInt(1, 29));
            terms = new CreditTerms(terms.principal(), terms.rate(), terms.instalments(), firstOfMonth);

            Money value = new Discounting(Money.REAL, terms.rate(), DayCount.THIRTY_360)
                    .balance(firstOfMonth.minusMonths(1), open(terms))
                    .total();

            double cents = 0.01 * terms.instalments();
            assertThat(value.amount()).isCloseTo(terms.principal().amount(), within(BigDecimal.valueOf(cents)));
        });
    }

    private static Discounting by(String convention) {
        DayCount dayCount = switch (convention) {
            case "CALENDAR_365" -> DayCount.CALENDAR_365;
            case "BUSINESS_252" -> DayCount.BUSINESS_252;
            case "THIRTY_360" -> DayCount.THIRTY_360;
            default -> throw new IllegalArgumentException(convention);
        };
        return new Discounting(Money.REAL, RATE, dayCount);
    }

    private static List<OpenInstalment> openAfter(LocalDate date) {
        return open(YEAR).stream()
                .filter(instalment -> instalment.dueDate().isAfter(date))
                .toList();
    }

    private static List<OpenInstalment> open(CreditTerms terms) {
        return terms.schedule().instalments().stream().map(OpenInstalment::of).toList();
    }

    private static OpenInstalment open(LocalDate due, String unpaid, String arrears) {
        return new OpenInstalment(1, due, reais(unpaid), reais(arrears));
    }
}
