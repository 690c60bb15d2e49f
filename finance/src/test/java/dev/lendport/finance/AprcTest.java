package dev.lendport.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;

class AprcTest {

    /** The checks that every text on the APRC has used since Directive 87/102/EEC. */
    @Test
    void oneThousandRepaidAsTwelveHundredAfterEighteenMonths() {
        assertAprc("12.92", loan("1000").payment(AnnexTime.months(18), amount("1200")));
    }

    @Test
    void theSameWithFiftyOfCostsHeldBack() {
        assertAprc(
                "16.85",
                loan("1000").payment(AnnexTime.START, amount("50")).payment(AnnexTime.months(18), amount("1200")));
    }

    @Test
    void oneThousandRepaidInTwoYearlySumsOfSixHundred() {
        assertAprc("13.07", loan("1000").payments(AnnexTime.years(1), 2, amount("600")));
    }

    @Test
    void oneThousandRepaidInThreeUnequalSums() {
        assertAprc(
                "13.19",
                loan("1000")
                        .payment(AnnexTime.months(3), amount("272"))
                        .payment(AnnexTime.months(6), amount("272"))
                        .payment(AnnexTime.months(12), amount("544")));
    }

    @Test
    void aLoanWithoutCostsHasARateOfExactlyZero() {
        Aprc aprc = Aprc.of(
                loan("1200").payments(AnnexTime.months(1), 12, amount("100")).build());

        assertThat(aprc.percent()).isEqualByComparingTo("0");
    }

    @Test
    void payingBackLessThanReceivedIsARateBelowZero() {
        Aprc aprc =
                Aprc.of(loan("1000").payment(AnnexTime.years(1), amount("950")).build());

        assertThat(aprc.percent()).isEqualByComparingTo("-5");
    }

    @Test
    void aTieGoesUp() {
        Aprc aprc = Aprc.of(
                loan("1000").payment(AnnexTime.years(1), amount("1062.50")).build());

        assertThat(aprc.percent()).isEqualByComparingTo("6.25");
        assertThat(aprc.published()).isEqualByComparingTo("6.3");
    }

    @Test
    void usuryIsStillARate() {
        Aprc aprc =
                Aprc.of(loan("1").payment(AnnexTime.years(1), amount("1000001")).build());

        assertThat(aprc.percent()).isCloseTo(amount("100000000"), within(amount("0.001")));
    }

    @Test
    void severalDrawdownsAreBalancedAtTheirDates() {
        Aprc aprc = Aprc.of(loan("1000")
                .drawdown(AnnexTime.years(1), amount("1000"))
                .payment(AnnexTime.years(2), amount("2310"))
                .build());

        assertThat(aprc.rounded(6)).isEqualByComparingTo("10.000000");
    }

    @Test
    void aChargeBeforeTheDrawdownCostsMoreThanTheSameOnTheDay() {
        Aprc before = Aprc.of(loan("1000")
                .payment(AnnexTime.months(-2), amount("20"))
                .payment(AnnexTime.years(1), amount("1050"))
                .build());
        Aprc onTheDay = Aprc.of(loan("1000")
                .payment(AnnexTime.START, amount("20"))
                .payment(AnnexTime.years(1), amount("1050"))
                .build());

        assertThat(before).isGreaterThan(onTheDay);
    }

    @Test
    void someFlowsHaveNoRate() {
        assertThat(Aprc.find(loan("1000").build())).isEmpty();
        assertThat(Aprc.find(CashFlows.builder()
                        .payment(AnnexTime.years(1), amount("10"))
                        .build()))
                .isEmpty();
        assertThat(Aprc.find(
                        loan("1000").payment(AnnexTime.START, amount("1500")).build()))
                .isEmpty();
        assertThatThrownBy(() -> Aprc.of(loan("1000").build())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIndependentSolverFindsTheSameRate() {
        Price price = MortgagePricingTest.price(
                "187654.32", 347, 13, MortgagePricingTest.mixed("3.40", 60, "3.339", "0.75"), "46.15");
        CashFlows flows = MortgagePricing.flows(price.terms(), price.assumed());

        double rate = new BrentSolver(1e-14, 1e-14).solve(1000, x -> presentValue(flows, x), 0, 1);

        assertThat(price.aprc().percent().doubleValue()).isCloseTo(rate * 100, within(1e-9));
    }

    /** The basic equation as the Annex prints it, amount by amount. */
    static double presentValue(CashFlows flows, double rate) {
        double value = 0;
        for (CashFlows.Run run : flows.runs()) {
            for (int k = 0; k < run.count(); k++) {
                value += run.amount().doubleValue()
                        * StrictMath.pow(1 + rate, -run.first().plusPeriods(k).inYears());
            }
        }
        return value;
    }

    private static void assertAprc(String percent, CashFlows.Builder flows) {
        assertThat(Aprc.of(flows.build()).rounded(2)).isEqualByComparingTo(percent);
    }

    private static CashFlows.Builder loan(String amount) {
        return CashFlows.builder().drawdown(AnnexTime.START, amount(amount));
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }
}
