package dev.lendport.finance;

import static dev.lendport.finance.Money.euros;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may happen to a loan: a falling currency, a rising home, a rising index. */
class ScenariosTest {

    /** The Commission's example 28. */
    @Test
    void aFallingHomeCurrencyMakesEachPaymentDearer() {
        LoanSchedule schedule = new Loan(
                        euros("200000"),
                        BorrowingRate.nominal(BigDecimal.valueOf(5)),
                        Term.months(240),
                        new Repayment.EqualInstalments(),
                        Charges.NONE.andInitial(BigDecimal.valueOf(4008)).andEachPeriod(new BigDecimal("2.64")))
                .schedule();
        ForeignCurrencyScenario fall =
                new ForeignCurrencyScenario(Money.EURO, new BigDecimal("0.8"), BigDecimal.valueOf(20), 2);
        ForeignCurrencyScenario none =
                new ForeignCurrencyScenario(Money.EURO, new BigDecimal("0.8"), BigDecimal.ZERO, 2);

        assertThat(fall.atHome(euros("4008"), 0)).isEqualTo(euros("3206.40"));
        assertThat(fall.atHome(schedule.period(1).payment(), 1)).isEqualTo(euros("1058.04"));
        assertThat(fall.atHome(schedule.period(2).payment(), 2)).isEqualTo(euros("1269.65"));
        assertThat(fall.capital(schedule)).isEqualTo(euros("191922.15"));
        assertThat(fall.totalPayable(schedule)).isEqualTo(euros("307710.31"));
        assertThat(none.totalPayable(schedule)).isEqualTo(euros("257136.00"));
    }

    /** The Commission's example 44. */
    @Test
    void theLenderSharesTheGainOfTheHome() {
        SharedEquity share = new SharedEquity(euros("250000"), BigDecimal.valueOf(25));
        BigDecimal growth = SharedEquity.assumedGrowth(new BigDecimal("2.8"), BigDecimal.valueOf(2));

        assertThat(share.gain(growth, 15)).isEqualTo(euros("128300.34"));
        assertThat(share.paid(growth, 15)).isEqualTo(euros("32075.08"));
        assertThat(SharedEquity.assumedGrowth(BigDecimal.valueOf(-1), BigDecimal.valueOf(-2)))
                .isEqualByComparingTo("0");
    }

    /** The Commission's example 21, priced as a mortgage: 5 % for nine months, then 4 % + 1.5 %; highest index 5.39 %. */
    @Test
    void theHighestIndexIsIllustratedFromTheEarliestReset() {
        MortgageTerms terms = mortgage(MortgagePricingTest.mixed("5", 9, "4", "1.5"));

        Illustration highest =
                MortgagePricing.illustrate(terms, new BigDecimal("5.39"), 12).orElseThrow();

        assertThat(MortgagePricing.price(terms).aprc().rounded(6)).isEqualByComparingTo("5.853526");
        assertThat(highest.fromMonth()).isEqualTo(10);
        assertThat(highest.tan()).isEqualTo(Tan.ofPercent("6.89"));
        assertThat(highest.instalment()).isEqualTo(euros("1530.61"));
        assertThat(highest.aprc().rounded(6)).isEqualByComparingTo("7.199734");
        assertThat(highest.mtic()).isEqualTo(euros("369450.10"));
    }

    @Test
    void aVariableRateIsIllustratedFromItsNextFixing() {
        Illustration highest = MortgagePricing.illustrate(
                        mortgage(MortgagePricingTest.variable("2.798", "0.75")), new BigDecimal("5.39"), 12)
                .orElseThrow();

        assertThat(highest.fromMonth()).isEqualTo(13);
        assertThat(highest.tan()).isEqualTo(Tan.ofPercent("6.14"));
    }

    @Test
    void aCapIsTheHighestRate() {
        IndexedRate capped = IndexedRate.ofPercent("2.798", "0.75").cappedAt(Tan.ofPercent("5"));

        Illustration highest = MortgagePricing.illustrate(
                        mortgage(new RatePlan.Variable(capped)), new BigDecimal("5.39"), 12)
                .orElseThrow();

        assertThat(highest.tan()).isEqualTo(Tan.ofPercent("5"));
    }

    @Test
    void aFixedRateHasNothingToIllustrate() {
        MortgageTerms terms = mortgage(MortgagePricingTest.fixed("4"));

        assertThat(MortgagePricing.illustrate(terms, new BigDecimal("5.39"), 12))
                .isEmpty();
    }

    private static MortgageTerms mortgage(RatePlan rate) {
        Money nothing = euros("0");
        MortgageCosts costs =
                new MortgageCosts(List.of(new UpFrontCharge(euros("4000"), nothing)), nothing, nothing, nothing);
        return new MortgageTerms(euros("200000"), 240, 0, rate, costs);
    }
}
