package dev.lendport.finance.credit;

import static dev.lendport.finance.Money.reais;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lendport.finance.ContractSchedule;
import dev.lendport.finance.Instalment;
import dev.lendport.finance.Money;
import dev.lendport.finance.Seeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditTermsTest {

    private static final LocalDate MONTH_END = LocalDate.of(2027, 10, 31);
    private static final CreditTerms YEAR = terms("10000", "1.8", 12, MONTH_END);

    /** 1 000.00 at 12 % a year, 0.95 % a month, in five: the central bank's CET example. */
    @Test
    void theCentralBanksExampleHasItsInstalment() {
        CreditTerms example = terms("1000", "0.9488792935", 5, LocalDate.of(2026, 1, 15));

        assertThat(example.instalment()).isEqualTo(reais("205.73"));
        assertThat(example.rate().annualEffectivePercent().setScale(6, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @CsvSource({
        "1.8, 21.6, 23.8720531576",
        "1, 12, 12.6825030132",
        "0.95, 11.4, 12.0149216274",
        "0, 0, 0",
        "100, 1200, 409500",
    })
    void aMonthlyRateHasTwoYearlyOnes(String monthly, BigDecimal nominal, BigDecimal effective) {
        MonthlyRate rate = MonthlyRate.ofPercent(monthly);

        assertThat(rate.annualNominalPercent()).isEqualByComparingTo(nominal);
        assertThat(rate.annualEffectivePercent()).isEqualByComparingTo(effective);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2027-10-31, 934.02, 180.00, 754.02, 9245.98",
        "2, 2027-11-30, 934.02, 166.43, 767.59, 8478.39",
        "5, 2028-02-29, 934.02, 124.23, 809.79, 6091.72",
        "6, 2028-03-31, 934.02, 109.65, 824.37, 5267.35",
        "11, 2028-08-31, 934.02, 32.74, 901.28, 917.51",
        "12, 2028-09-30, 934.03, 16.52, 917.51, 0.00",
    })
    void theLastInstalmentPaysWhatIsLeft(
            int number, LocalDate due, String amount, String interest, String capital, String balance) {
        Instalment instalment = YEAR.schedule().instalments().get(number - 1);

        assertThat(instalment)
                .isEqualTo(new Instalment(number, due, reais(amount), reais(interest), reais(capital), reais(balance)));
    }

    @Test
    void withoutInterestTheLastInstalmentPaysTheOddCent() {
        assertThat(terms("1000", "0", 3, MONTH_END).schedule().instalments())
                .extracting(Instalment::amount)
                .containsExactly(reais("333.33"), reais("333.33"), reais("333.34"));
    }

    @Test
    void interestOnATieGoesToTheEvenCent() {
        assertThat(terms("100.50", "1", 1, MONTH_END).schedule().totalInterest())
                .isEqualTo(reais("1.00"));
        assertThat(terms("101.50", "1", 1, MONTH_END).schedule().totalInterest())
                .isEqualTo(reais("1.02"));
    }

    @Test
    void theFormulasInstalmentMayBeAgreed() {
        assertThat(YEAR.scheduleAt(reais("934.02"))).contains(YEAR.schedule());
    }

    /** Six of 201.71 repay 1 000.00 at 5.7409 % a month, whatever rate the contract names. */
    @Test
    void anyOtherAgreedInstalmentIsSplitByTheRateItHas() {
        CreditTerms withInsurance = terms("1000", "1.55", 6, MONTH_END);

        List<Instalment> plan =
                withInsurance.scheduleAt(reais("201.71")).orElseThrow().instalments();

        assertThat(plan).extracting(Instalment::amount).hasSize(6).containsOnly(reais("201.71"));
        assertThat(plan)
                .extracting(Instalment::interest)
                .containsExactly(
                        reais("57.41"), reais("49.12"), reais("40.37"), reais("31.10"), reais("21.31"), reais("10.95"));
        assertThat(plan.getLast().balance()).isEqualTo(reais("0"));
    }

    @Test
    void instalmentsThatDoNotRepayThePrincipalAreNoSchedule() {
        CreditTerms three = terms("1000", "1.8", 3, MONTH_END);

        assertThat(three.scheduleAt(reais("333.33"))).isEmpty();
        assertThat(three.scheduleAt(reais("333.34"))).isPresent();
        assertThat(three.scheduleAt(reais("900000"))).isEmpty();
    }

    @Test
    void termsThatCannotBeRepaidAreRefused() {
        assertThatThrownBy(() -> terms("0.83", "1", 84, MONTH_END)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("1000", "1", 0, MONTH_END)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("1000", "1", 601, MONTH_END)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("-1000", "1", 12, MONTH_END)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonthlyRate.ofPercent("-0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonthlyRate.ofPercent("100.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonthlyRate.ofPercent("1.12345678901")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The interest of a month is 0.605, an instalment 0.61: the half cent and what it saves repay 6.05 in fifty months. */
    @Test
    void aRateSoHighThatACentRepaysItEarlyHasFewerInstalments() {
        List<Instalment> plan = terms("6.05", "10", 120, MONTH_END).schedule().instalments();

        assertThat(plan).hasSize(50);
        assertThat(plan.getFirst().amount()).isEqualTo(reais("0.61"));
        assertThat(plan.getLast().amount()).isEqualTo(reais("0.05"));
        assertThat(plan.getLast().balance()).isEqualTo(reais("0"));
    }

    @Test
    void aRateSoHighThatACentRepaysItEarlyStillAddsUp() {
        Seeded.cases(200, random -> {
            CreditTerms absurd = new CreditTerms(
                    Money.ofMinorUnits(random.nextLong(600, 100_000), Money.REAL),
                    new MonthlyRate(BigDecimal.valueOf(random.nextInt(10, 101))),
                    random.nextInt(1, 601),
                    MONTH_END);

            ContractSchedule schedule = absurd.schedule();

            addsUp(absurd, schedule);
            assertThat(schedule.instalments()).hasSizeLessThanOrEqualTo(absurd.instalments());
            assertThat(schedule.instalments().getLast().balance()).isEqualTo(reais("0"));
        });
    }

    @Test
    void capitalAddsUpToThePrincipal() {
        Seeded.cases(300, random -> {
            CreditTerms terms = terms(random);

            ContractSchedule schedule = terms.schedule();

            addsUp(terms, schedule);
            assertThat(schedule.instalments()).hasSize(terms.instalments());
            Money drift = schedule.instalments().getLast().amount().minus(terms.instalment());
            assertThat(drift.amount().doubleValue()).isCloseTo(0, within(roundingGrownBy(terms)));
        });
    }

    @Test
    void anAgreedInstalmentAddsUpToo() {
        Seeded.cases(300, random -> {
            CreditTerms terms = terms(random);
            Money agreed = terms.instalment().plus(Money.ofMinorUnits(random.nextLong(1, 20_000), Money.REAL));

            ContractSchedule schedule = terms.scheduleAt(agreed).orElseThrow();

            addsUp(terms, schedule);
            assertThat(schedule.instalments())
                    .hasSize(terms.instalments())
                    .allMatch(instalment -> instalment.amount().equals(agreed))
                    .noneMatch(instalment -> instalment.interest().isNegative());
        });
    }

    static CreditTerms terms(RandomGenerator random) {
        return new CreditTerms(
                Money.ofMinorUnits(random.nextLong(50_000, 10_000_000), Money.REAL),
                new MonthlyRate(Seeded.percent(random, 0, 4_000)),
                random.nextInt(1, 121),
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1500)));
    }

    private static CreditTerms terms(String principal, String rate, int instalments, LocalDate first) {
        return new CreditTerms(reais(principal), MonthlyRate.ofPercent(rate), instalments, first);
    }

    /** Half a cent in the instalment and half a cent in each month's interest, compounded to the end. */
    private static double roundingGrownBy(CreditTerms terms) {
        double rate = terms.rate().percent().doubleValue() / 100;
        double grown = rate == 0 ? terms.instalments() : Math.expm1(terms.instalments() * Math.log1p(rate)) / rate;
        return 0.01 * grown + 0.01;
    }

    private static void addsUp(CreditTerms terms, ContractSchedule schedule) {
        Money balance = terms.principal();
        for (Instalment instalment : schedule.instalments()) {
            balance = balance.minus(instalment.capital());
            assertThat(instalment.balance()).isEqualTo(balance);
            assertThat(instalment.interest().plus(instalment.capital())).isEqualTo(instalment.amount());
        }
        assertThat(balance).isEqualTo(reais("0"));
    }
}
