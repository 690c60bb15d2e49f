package dev.lendport.finance;

import static dev.lendport.finance.Money.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    private static final LocalDate SIMULATED = LocalDate.of(2026, 7, 27);

    @Test
    void theLowerOfPriceAndAppraisalSecuresTheLoan() {
        LoanToValue ltv = LoanToValue.of(euros("180000"), euros("250000"), euros("200000"));

        assertThat(ltv.percent()).isEqualByComparingTo("90");
        assertThat(ltv.check(LoanToValue.Purpose.OWN_PERMANENT_HOME).passed()).isTrue();
        assertThat(ltv.check(LoanToValue.Purpose.OTHER).passed()).isFalse();
        assertThat(ltv.check(LoanToValue.Purpose.OTHER).limit()).isEqualByComparingTo("80");
    }

    @Test
    void oneCentOverTheLimitIsOverTheLimit() {
        LoanToValue ltv = LoanToValue.of(euros("180000.01"), euros("200000"));

        assertThat(ltv.check(LoanToValue.Purpose.OWN_PERMANENT_HOME).passed()).isFalse();
        assertThat(ltv.percent()).isEqualByComparingTo("90.0001");
    }

    @Test
    void aWorthlessPropertySecuresNothing() {
        assertThatThrownBy(() -> LoanToValue.of(euros("1"), euros("0"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"12, 0.5", "60, 0.5", "61, 1.0", "120, 1.0", "121, 1.5", "480, 1.5"})
    void theRiseAssumedGrowsWithTheTerm(int months, BigDecimal points) {
        assertThat(DebtServiceToIncome.assumedRise(months)).isEqualByComparingTo(points);
    }

    @Test
    void aVariableRateIsStressedFromTheFirstMonth() {
        MortgageTerms terms = terms(MortgagePricingTest.variable("2.798", "0.75"));

        assertThat(DebtServiceToIncome.stressedInstalment(terms))
                .isEqualTo(MortgagePricingTest.price("200000", 360, 0, MortgagePricingTest.fixed("5.048"), "0")
                        .instalment());
    }

    @Test
    void aMixedRateIsStressedOnlyAfterItsFixedPeriod() {
        Money stressed =
                DebtServiceToIncome.stressedInstalment(terms(MortgagePricingTest.mixed("3.40", 60, "2.339", "0.75")));
        Price risen = MortgagePricingTest.price(
                "200000", 360, 0, MortgagePricingTest.mixed("3.40", 60, "3.839", "0.75"), "0");

        assertThat(risen.laterInstalment()).contains(stressed);
        assertThat(stressed).isGreaterThan(risen.instalment());
    }

    @Test
    void aFixedPeriodMayBeDearerThanTheStressedRate() {
        MortgageTerms terms = terms(MortgagePricingTest.mixed("6.00", 60, "2.339", "0.75"));

        assertThat(DebtServiceToIncome.stressedInstalment(terms)).isEqualTo(euros("1199.10"));
    }

    @Test
    void aFixedRateDoesNotRise() {
        assertThat(DebtServiceToIncome.stressedInstalment(terms(MortgagePricingTest.fixed("4.05"))))
                .isEqualTo(euros("960.60"));
    }

    @Test
    void allInstalmentsCountAgainstAllIncome() {
        LimitCheck check = DebtServiceToIncome.of(euros("960.60"), euros("289.40"), euros("2500"))
                .check();

        assertThat(check).isEqualTo(LimitCheck.atMost(new BigDecimal("50.0000"), BigDecimal.valueOf(50)));
        assertThat(check.passed()).isTrue();
        assertThat(DebtServiceToIncome.of(euros("960.60"), euros("289.41"), euros("2500"))
                        .check()
                        .passed())
                .isFalse();
    }

    @Test
    void noIncomeBearsNoDebt() {
        assertThat(DebtServiceToIncome.of(euros("1"), euros("0"), euros("0"))
                        .check()
                        .passed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2008-07-27, 480", // 18 today
        "1995-07-28, 480", // 30, 31 tomorrow
        "1995-07-27, 444", // 31 today
        "1990-07-28, 444", // 35, 36 tomorrow
        "1990-05-10, 420", // 36
    })
    void theLongestTermFollowsTheAge(LocalDate birthDate, BigDecimal months) {
        LimitCheck check = Maturity.check(480, birthDate, SIMULATED);

        assertThat(check.limit()).isEqualByComparingTo(months);
        assertThat(check.passed()).isEqualTo(months.intValueExact() == 480);
    }

    @Test
    void bornOnALeapDayOneIsOlderFromTheFirstOfMarch() {
        LocalDate birthDate = LocalDate.of(1996, 2, 29);

        assertThat(Maturity.age(birthDate, LocalDate.of(2027, 2, 28))).isEqualTo(30);
        assertThat(Maturity.age(birthDate, LocalDate.of(2027, 3, 1))).isEqualTo(31);
    }

    @Test
    void theAgeAtTheEndIsTheLendersOwnLimit() {
        LocalDate birthDate = LocalDate.of(1960, 5, 10);

        assertThat(Maturity.checkAgeAtEnd(120, birthDate, SIMULATED, 75).actual())
                .isEqualByComparingTo("76");
        assertThat(Maturity.checkAgeAtEnd(117, birthDate, SIMULATED, 75).passed())
                .isTrue();
    }

    @Test
    void theYouthGuaranteeHasItsOwnLimits() {
        YouthScheme scheme = YouthScheme.DL_44_2024;

        assertThat(scheme.age(LocalDate.of(1990, 7, 28), SIMULATED).passed()).isTrue();
        assertThat(scheme.age(LocalDate.of(1990, 7, 27), SIMULATED).passed()).isFalse();
        assertThat(scheme.age(LocalDate.of(2008, 7, 28), SIMULATED).limit()).isEqualByComparingTo("18");
        assertThat(scheme.price(euros("450000")).passed()).isTrue();
        assertThat(scheme.price(euros("450000.01")).passed()).isFalse();
        assertThat(scheme.financing(euros("170000"), euros("200000")).passed()).isTrue();
        assertThat(scheme.financing(euros("169999"), euros("200000")).limit()).isEqualByComparingTo("85");
        assertThat(scheme.financing(euros("200001"), euros("200000")).limit()).isEqualByComparingTo("100");
        assertThat(scheme.isOpenOn(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(scheme.isOpenOn(LocalDate.of(2027, 1, 1))).isFalse();
    }

    @Test
    void theYouthGuaranteeNamesWhatIsMissing() {
        Set<YouthScheme.Condition> met = EnumSet.complementOf(EnumSet.of(YouthScheme.Condition.NO_TAX_DEBT));

        assertThat(YouthScheme.DL_44_2024.missing(met)).containsExactly(YouthScheme.Condition.NO_TAX_DEBT);
        assertThat(YouthScheme.DL_44_2024.missing(Set.of())).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"1, 80.00", "11, 880.00", "12, 1000.00", "59, 1000.00", "60, 1200.00", "360, 1200.00"})
    void stampDutyOnCreditFollowsTheTerm(int months, BigDecimal duty) {
        assertThat(StampDuty.onCredit(euros("200000"), months).amount()).isEqualByComparingTo(duty);
    }

    @Test
    void commissionsBearFourPercent() {
        assertThat(StampDuty.onCommission(euros("280"))).isEqualTo(euros("11.20"));
    }

    @Test
    void earlyRepaymentCostsMoreWhileTheRateIsFixed() {
        RatePlan mixed = MortgagePricingTest.mixed("3.40", 60, "2.339", "0.75");

        assertThat(EarlyRepayment.highestFee(euros("10000"), mixed, 60)).isEqualTo(euros("200"));
        assertThat(EarlyRepayment.highestFee(euros("10000"), mixed, 61)).isEqualTo(euros("50"));
        assertThat(EarlyRepayment.highestPercent(MortgagePricingTest.fixed("4"), 1))
                .isEqualByComparingTo("2");
        assertThat(EarlyRepayment.highestPercent(MortgagePricingTest.variable("2", "1"), 1))
                .isEqualByComparingTo("0.5");
    }

    private static MortgageTerms terms(RatePlan rate) {
        return new MortgageTerms(euros("200000"), 360, 0, rate, MortgagePricingTest.costs("200000", "0"));
    }
}
