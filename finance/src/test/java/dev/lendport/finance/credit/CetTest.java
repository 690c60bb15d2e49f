package dev.lendport.finance.credit;

import static dev.lendport.finance.Money.reais;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lendport.finance.Money;
import dev.lendport.finance.Seeded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;

class CetTest {

    /** 1 000.00 less 60.00 of costs, five instalments of 205.73: the central bank's worked example. */
    @Test
    void theCentralBanksExample() {
        Cet cet = Cet.ofEqualMonths(reais("940"), reais("205.73"), 5).orElseThrow();

        assertThat(cet.annual()).isEqualByComparingTo("43.93");
        assertThat(cet.monthly()).isEqualByComparingTo("3.08");
    }

    @Test
    void withoutCostsTheExampleCostsItsRate() {
        Cet cet = Cet.ofEqualMonths(reais("1000"), reais("205.73"), 5).orElseThrow();

        assertThat(cet.annual()).isEqualByComparingTo("12.00");
        assertThat(cet.monthly()).isEqualByComparingTo("0.95");
    }

    /** The same by the days of a year: 2026-01-30 to 28 February, 30 March, 30 April, 30 May and 30 June. */
    @Test
    void datesCountTheirDays() {
        LocalDate on = LocalDate.of(2026, 1, 30);
        List<Cet.Payment> payments = new ArrayList<>();
        for (int month = 1; month <= 5; month++) {
            payments.add(new Cet.Payment(on.plusMonths(month), reais("205.73")));
        }

        Cet cet = Cet.ofDates(reais("940"), on, payments).orElseThrow();

        assertThat(cet.annual()).isEqualByComparingTo("44.80");
        assertThat(cet.monthly()).isEqualByComparingTo("3.13");
    }

    @Test
    void aLeapYearHasOneDayMoreThanAYear() {
        LocalDate on = LocalDate.of(2028, 2, 28);

        Cet common = Cet.ofDates(reais("1000"), on.minusYears(1), payment(on, "1100"))
                .orElseThrow();
        Cet leap =
                Cet.ofDates(reais("1000"), on, payment(on.plusYears(1), "1100")).orElseThrow();

        assertThat(common.annual()).isEqualByComparingTo("10.00");
        assertThat(leap.annual()).isEqualByComparingTo("9.97");
    }

    @Test
    void flowsWithoutARateHaveNoCet() {
        LocalDate on = LocalDate.of(2026, 11, 21);

        assertThat(Cet.ofEqualMonths(reais("0"), reais("205.73"), 5)).isEmpty();
        assertThat(Cet.ofEqualMonths(reais("-60"), reais("205.73"), 5)).isEmpty();
        assertThat(Cet.ofDates(reais("940"), on, List.of())).isEmpty();
        assertThatThrownBy(() -> Cet.ofEqualMonths(reais("940"), Money.euros("205.73"), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherSolverFindsTheSame() {
        Seeded.cases(150, random -> {
            CreditTerms terms = CreditTermsTest.terms(random);
            LocalDate on = terms.firstDueDate().minusDays(random.nextInt(1, 90));
            Money received = terms.principal().minus(Money.ofMinorUnits(random.nextLong(20_000), Money.REAL));
            List<Cet.Payment> payments = terms.schedule().instalments().stream()
                    .map(instalment -> new Cet.Payment(instalment.dueDate(), instalment.amount()))
                    .toList();

            double percent = Cet.ofDates(received, on, payments)
                    .orElseThrow()
                    .annualPercent()
                    .doubleValue();

            double expected =
                    new BrentSolver(1e-15, 1e-13).solve(1000, rate -> balance(received, on, payments, rate), -0.5, 1e6);
            assertThat(percent).isCloseTo(100 * expected, within(1e-7 * (1 + Math.abs(percent))));
        });
    }

    private static double balance(Money received, LocalDate on, List<Cet.Payment> payments, double rate) {
        double balance = -received.amount().doubleValue();
        for (Cet.Payment payment : payments) {
            long days = payment.date().toEpochDay() - on.toEpochDay();
            balance += payment.amount().amount().doubleValue() / Math.pow(1 + rate, days / 365.0);
        }
        return balance;
    }

    private static List<Cet.Payment> payment(LocalDate date, String amount) {
        return List.of(new Cet.Payment(date, reais(amount)));
    }
}
