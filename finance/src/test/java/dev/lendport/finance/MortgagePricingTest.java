package dev.lendport.finance;

import static dev.lendport.finance.Money.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked figures of a Portuguese lender's price sheet: 30 years, account 20.80 a year, five up-front charges. */
class MortgagePricingTest {

    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 8, 31);

    @Test
    void aVariableRateIsPricedAtTodaysIndexPlusSpread() {
        Price price = price("200000", 360, 0, variable("2.798", "0.75"), "42.71");

        assertThat(price.firstTan()).isEqualTo(Tan.ofPercent("3.548"));
        assertThat(price.laterTan()).isEmpty();
        assertThat(price.instalment()).isEqualTo(euros("903.46"));
        assertThat(price.laterInstalment()).isEmpty();
        assertThat(price.mtic()).isEqualTo(euros("343669.90"));
        assertThat(price.aprc().rounded(3)).isEqualByComparingTo("4.116");
        assertThat(price.aprc().published()).isEqualByComparingTo("4.1");
    }

    @Test
    void aMixedRateShowsTheIndexedInstalmentButAssumesNoLessThanTheFixedRate() {
        Price price = price("200000", 360, 0, mixed("3.40", 60, "2.339", "0.75"), "46.15");

        assertThat(price.firstTan()).isEqualTo(Tan.ofPercent("3.4"));
        assertThat(price.laterTan()).contains(Tan.ofPercent("3.089"));
        assertThat(price.instalment()).isEqualTo(euros("886.96"));
        assertThat(price.laterInstalment()).contains(euros("857.55"));
        assertThat(price.assumedInstalment()).isEqualTo(euros("886.96"));
        assertThat(price.mtic()).isEqualTo(euros("338968.30"));
        assertThat(price.aprc().rounded(3)).isEqualByComparingTo("3.997");
        assertThat(price.aprc().published()).isEqualByComparingTo("4.0");
    }

    @Test
    void theBalanceAtTheEndOfTheFixedPeriodIsCarriedUnrounded() {
        BigDecimal balance = Annuity.balanceAfter(
                60, new BigDecimal("200000"), Tan.ofPercent("3.40").monthlyFraction(), 360);

        assertThat(Money.halfUp(balance, Money.EURO)).isEqualTo(euros("179084.31"));
    }

    @Test
    void aFixedRateIsPricedToTheEnd() {
        Price price = price("200000", 360, 0, fixed("4.05"), "46.15");

        assertThat(price.instalment()).isEqualTo(euros("960.60"));
        assertThat(price.mtic()).isEqualTo(euros("365478.70"));
        assertThat(price.aprc().rounded(3)).isEqualByComparingTo("4.660");
        assertThat(price.aprc().published()).isEqualByComparingTo("4.7");
    }

    @Test
    void stampDutyFollowsTheLoan() {
        Price price = price("200300", 360, 0, fixed("3.6"), "35.76");

        assertThat(price.instalment()).isEqualTo(euros("910.65"));
        assertThat(price.mtic()).isEqualTo(euros("343758.10"));
        assertThat(price.aprc().rounded(3)).isEqualByComparingTo("4.106");
    }

    @Test
    void mticIsCapitalInterestAndCharges() {
        Price price = price("200000", 360, 0, fixed("4.05"), "46.15");

        assertThat(price.totalInterest()).isEqualTo(euros("145816.00"));
        assertThat(price.totalCharges()).isEqualTo(euros("19662.70"));
        assertThat(price.terms().loan().plus(price.totalInterest()).plus(price.totalCharges()))
                .isEqualTo(price.mtic());
    }

    @Test
    void mticIsWhatTheEquationSees() {
        Price price = price("200000", 353, 7, mixed("3.40", 60, "3.339", "0.75"), "46.15");

        BigDecimal paid = MortgagePricing.flows(price.terms(), price.assumed()).paid();

        assertThat(price.mtic()).isEqualTo(Money.halfUp(paid, Money.EURO));
    }

    @Test
    void aCapitalGracePaysInterestOnlyAndThenTheWholeLoanInFewerInstalments() {
        Price price = price("200000", 360, 24, variable("2.798", "0.75"), "42.71");

        assertThat(price.graceInstalment()).contains(euros("591.33"));
        assertThat(price.shown().getFirst().lastMonth()).isEqualTo(24);
        assertThat(price.instalment()).isEqualTo(euros("939.88"));
        ContractSchedule schedule = price.schedule(FIRST_DUE);
        assertThat(schedule.instalments().get(23).balance()).isEqualTo(euros("200000"));
        assertThat(schedule.instalments().get(24).capital()).isEqualTo(euros("348.55"));
    }

    @Test
    void aGraceThatOutlastsTheFixedPeriodGoesOnAtTheIndexedRate() {
        Price price = price("200000", 360, 24, mixed("3.40", 12, "2.339", "0.75"), "46.15");

        assertThat(price.shown())
                .extracting(Phase::kind)
                .containsExactly(Phase.Kind.INTEREST_ONLY, Phase.Kind.INTEREST_ONLY, Phase.Kind.AMORTISING);
        assertThat(price.graceInstalment()).contains(euros("566.67"));
        assertThat(price.shown().get(1).instalment()).isEqualTo(euros("514.83"));
        assertThat(price.assumed())
                .extracting(Phase::kind)
                .containsExactly(Phase.Kind.INTEREST_ONLY, Phase.Kind.AMORTISING);
    }

    @Test
    void aCapHoldsBothWhatIsShownAndWhatIsAssumed() {
        IndexedRate capped = IndexedRate.ofPercent("2.339", "1.75").cappedAt(Tan.ofPercent("3.75"));
        Price price = price("200000", 360, 0, new RatePlan.Mixed(Tan.ofPercent("3.40"), 60, capped), "46.15");

        assertThat(price.laterTan()).contains(Tan.ofPercent("3.75"));
        assertThat(price.assumed().getLast().tan()).isEqualTo(Tan.ofPercent("3.75"));
    }

    @Test
    void aFixedPeriodThatOutlastsTheLoanIsAFixedRate() {
        Price price = price("200000", 60, 0, mixed("3.40", 60, "2.339", "0.75"), "46.15");

        assertThat(price.laterTan()).isEmpty();
        assertThat(price.laterInstalment()).isEmpty();
        assertThat(price.shown()).hasSize(1);
    }

    @Test
    void theScheduleUsesTheInstalmentsShownAndClosesTheBalance() {
        ContractSchedule schedule = price("200000", 360, 0, mixed("3.40", 60, "2.339", "0.75"), "46.15")
                .schedule(FIRST_DUE);

        List<Instalment> plan = schedule.instalments();
        assertThat(plan).hasSize(360);
        assertThat(plan.getFirst())
                .isEqualTo(new Instalment(
                        1, FIRST_DUE, euros("886.96"), euros("566.67"), euros("320.29"), euros("199679.71")));
        assertThat(plan.get(6).dueDate()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(plan.get(18).dueDate()).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(plan.get(59).amount()).isEqualTo(euros("886.96"));
        assertThat(plan.get(60).amount()).isEqualTo(euros("857.55"));
        assertThat(plan.getLast().balance()).isEqualTo(euros("0"));
        assertThat(schedule.totalPaid().minus(schedule.totalInterest())).isEqualTo(euros("200000"));
    }

    @Test
    void aRateOfZeroRepaysCapitalOnly() {
        Price price = price("120000", 120, 0, fixed("0"), "0");

        assertThat(price.instalment()).isEqualTo(euros("1000.00"));
        assertThat(price.totalInterest()).isEqualTo(euros("0"));
    }

    @Test
    void aRateBelowZeroIsPassedOn() {
        Price price = price("120000", 120, 0, variable("-0.6", "0.5"), "0");

        assertThat(price.instalment()).isLessThan(euros("1000.00"));
        assertThat(price.totalInterest().isNegative()).isTrue();
        assertThat(price.schedule(FIRST_DUE).instalments().getLast().balance()).isEqualTo(euros("0"));
    }

    @Test
    void termsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> price("0", 360, 0, fixed("4"), "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price("1000", 0, 0, fixed("4"), "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price("1000", 12, 12, fixed("4"), "0")).isInstanceOf(IllegalArgumentException.class);
    }

    static Price price(String loan, int months, int graceMonths, RatePlan rate, String insurancePerMonth) {
        return MortgagePricing.price(
                new MortgageTerms(euros(loan), months, graceMonths, rate, costs(loan, insurancePerMonth)));
    }

    static RatePlan fixed(String percent) {
        return new RatePlan.Fixed(Tan.ofPercent(percent));
    }

    static RatePlan variable(String index, String spread) {
        return new RatePlan.Variable(IndexedRate.ofPercent(index, spread));
    }

    static RatePlan mixed(String fixed, int months, String index, String spread) {
        return new RatePlan.Mixed(Tan.ofPercent(fixed), months, IndexedRate.ofPercent(index, spread));
    }

    static MortgageCosts costs(String loan, String insurancePerMonth) {
        return new MortgageCosts(
                List.of(
                        new UpFrontCharge(euros("280"), euros("11.20")),
                        new UpFrontCharge(euros("230"), euros("9.20")),
                        new UpFrontCharge(euros("160"), euros("6.40")),
                        new UpFrontCharge(euros("230"), euros("52.90")),
                        new UpFrontCharge(euros("245"), euros("0"))),
                euros(loan).percent(new BigDecimal("0.6")),
                euros("20.80"),
                euros(insurancePerMonth));
    }
}
