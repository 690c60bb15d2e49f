package dev.lendport.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;

/** What holds for every mortgage. */
class MortgagePropertiesTest {

    private static final LocalDate LAST_OF_JANUARY = LocalDate.of(2027, 1, 31);

    @Test
    void theCapitalPartsAddUpToTheLoan() {
        Seeded.cases(300, random -> {
            MortgageTerms terms = Seeded.terms(random);

            List<Instalment> plan =
                    MortgagePricing.price(terms).schedule(LAST_OF_JANUARY).instalments();

            assertThat(plan.stream().map(Instalment::capital).reduce(Money::plus))
                    .contains(terms.loan());
            assertThat(plan.getLast().balance()).isEqualTo(Money.euros("0"));
        });
    }

    @Test
    void everyInstalmentIsInterestAndCapitalAndFallsDueInItsMonth() {
        Seeded.cases(100, random -> {
            MortgageTerms terms = Seeded.terms(random);
            Money balance = terms.loan();
            LocalDate month = LAST_OF_JANUARY.withDayOfMonth(1);
            for (Instalment instalment :
                    MortgagePricing.price(terms).schedule(LAST_OF_JANUARY).instalments()) {
                balance = balance.minus(instalment.capital());

                assertThat(instalment.amount()).isEqualTo(instalment.interest().plus(instalment.capital()));
                assertThat(instalment.balance()).isEqualTo(balance);
                assertThat(instalment.dueDate()).isEqualTo(month.withDayOfMonth(month.lengthOfMonth()));
                month = month.plusMonths(1);
            }
        });
    }

    @Test
    void interestOfTheScheduleIsRoundedAsMoneyIs() {
        Seeded.cases(50, random -> {
            Money balance = Seeded.cents(random, Integer.MAX_VALUE).plus(Money.euros("0.01"));
            Tan tan = Seeded.tan(random);
            Phase phase = new Phase(Phase.Kind.AMORTISING, 1, 1, tan, balance);

            Instalment only = ContractSchedule.of(balance, List.of(phase), LAST_OF_JANUARY)
                    .instalments()
                    .getFirst();

            assertThat(only.interest()).isEqualTo(tan.monthlyInterest(balance));
        });
    }

    @Test
    void aLoanOfAnySizeHasExactInterest() {
        Money huge = Money.euros("90000000000000.01");
        Phase phase = new Phase(Phase.Kind.AMORTISING, 1, 1, Tan.ofPercent("3.1234567891"), huge);

        Instalment only = ContractSchedule.of(huge, List.of(phase), LAST_OF_JANUARY)
                .instalments()
                .getFirst();

        assertThat(only.interest()).isEqualTo(Tan.ofPercent("3.1234567891").monthlyInterest(huge));
    }

    @Test
    void atTheAprcWhatIsReceivedIsWorthWhatIsPaidToACent() {
        Seeded.cases(300, random -> {
            Price price = MortgagePricing.price(Seeded.terms(random));
            CashFlows flows = MortgagePricing.flows(price.terms(), price.assumed());

            double rate = price.aprc().percent().doubleValue() / 100;

            assertThat(AprcTest.presentValue(flows, rate)).isCloseTo(0, within(0.005));
        });
    }

    @Test
    void theAprcIsRightToItsLastDecimal() {
        Seeded.cases(20, random -> {
            Price price = MortgagePricing.price(Seeded.terms(random));

            BigDecimal exact = exactRate(MortgagePricing.flows(price.terms(), price.assumed()));

            assertThat(price.aprc().percent()).isCloseTo(exact, within(new BigDecimal("1E-10")));
        });
    }

    @Test
    void anIndependentSolverFindsTheSameRate() {
        Seeded.cases(50, random -> {
            Price price = MortgagePricing.price(Seeded.terms(random));
            CashFlows flows = MortgagePricing.flows(price.terms(), price.assumed());

            double rate = new BrentSolver(1e-14, 1e-14).solve(1000, x -> AprcTest.presentValue(flows, x), -0.5, 9);

            assertThat(price.aprc().percent().doubleValue()).isCloseTo(rate * 100, within(1e-8));
        });
    }

    @Test
    void aCostMoreNeverLowersTheAprcWheneverItFallsDue() {
        Seeded.cases(300, random -> {
            Price price = MortgagePricing.price(Seeded.terms(random));
            CashFlows flows = MortgagePricing.flows(price.terms(), price.assumed());
            AnnexTime when = AnnexTime.months(random.nextInt(price.terms().months() + 1));

            CashFlows dearer = CashFlows.builder()
                    .all(flows)
                    .payment(when, Seeded.cents(random, 50_000).amount())
                    .build();

            assertThat(Aprc.of(dearer)).isGreaterThanOrEqualTo(price.aprc());
        });
    }

    @Test
    void aHigherRateCostsMore() {
        Seeded.cases(300, random -> {
            MortgageTerms terms = Seeded.terms(random);
            Tan tan = Seeded.tan(random);
            Price price = priceAt(terms, tan);
            Price dearer = priceAt(terms, new Tan(tan.percent().add(new BigDecimal("0.5"))));

            assertThat(dearer.instalment()).isGreaterThan(price.instalment());
            assertThat(dearer.mtic()).isGreaterThan(price.mtic());
            assertThat(dearer.aprc()).isGreaterThan(price.aprc());
        });
    }

    @Test
    void aLongerTermHasSmallerInstalmentsAndMoreInterest() {
        Seeded.cases(300, random -> {
            MortgageTerms terms = Seeded.terms(random);
            MortgageTerms longer = new MortgageTerms(
                    terms.loan(), terms.months() + 12, terms.capitalGraceMonths(), terms.rate(), terms.costs());
            Tan tan = new Tan(Seeded.percent(random, 1_000, 9_000));

            assertThat(priceAt(longer, tan).instalment())
                    .isLessThan(priceAt(terms, tan).instalment());
            assertThat(priceAt(longer, tan).totalInterest())
                    .isGreaterThan(priceAt(terms, tan).totalInterest());
        });
    }

    @Test
    void withoutCostsTheAprcIsTheCompoundedRate() {
        Seeded.cases(100, random -> {
            Tan tan = Seeded.tan(random);
            Money nothing = Money.euros("0");
            MortgageCosts free = new MortgageCosts(List.of(), nothing, nothing, nothing);
            Price price = MortgagePricing.price(
                    new MortgageTerms(Money.euros("500000"), 240, 0, new RatePlan.Fixed(tan), free));

            double compounded =
                    100 * StrictMath.expm1(12 * StrictMath.log1p(tan.percent().doubleValue() / 1200));

            assertThat(price.aprc().percent().doubleValue()).isCloseTo(compounded, within(0.0005));
        });
    }

    @Test
    void theClosedFormulasAgreeWithThePeriodByPeriodSchedule() {
        Seeded.cases(100, random -> {
            MortgageTerms terms = Seeded.terms(random);
            Money noAccount = Money.euros("0");
            MortgageCosts costs = new MortgageCosts(
                    List.of(),
                    terms.costs().stampDuty(),
                    noAccount,
                    terms.costs().insurancePerMonth());
            RatePlan.Mixed mixed = new RatePlan.Mixed(Seeded.tan(random), 37, Seeded.indexed(random));
            Price price = MortgagePricing.price(
                    new MortgageTerms(terms.loan(), terms.months(), terms.capitalGraceMonths(), mixed, costs));

            LoanSchedule schedule = new Loan(
                            terms.loan(),
                            BorrowingRate.fixedThenIndexed(mixed.fixed(), 37, mixed.later()),
                            Term.months(terms.months()),
                            new Repayment.EqualInstalments(terms.capitalGraceMonths() + 1),
                            Charges.NONE
                                    .andInitial(costs.stampDuty().amount())
                                    .andEachPeriod(costs.insurancePerMonth().amount()))
                    .schedule();

            assertThat(schedule.totalPayable()).isEqualTo(price.mtic());
            assertThat(price.aprc().percent()).isCloseTo(schedule.aprc().percent(), within(new BigDecimal("1E-9")));
        });
    }

    @Test
    void theSameTermsAlwaysHaveTheSamePrice() {
        Seeded.cases(50, random -> {
            MortgageTerms terms = Seeded.terms(random);

            assertThat(MortgagePricing.price(terms)).isEqualTo(MortgagePricing.price(terms));
        });
    }

    @Test
    void theHighestIndexNeverCostsLess() {
        Seeded.cases(200, random -> {
            MortgageTerms terms = Seeded.terms(random);
            BigDecimal highest = BigDecimal.valueOf(539, 2);
            Price price = MortgagePricing.price(terms);

            MortgagePricing.illustrate(terms, highest, 12).ifPresent(illustration -> {
                if (!capped(terms)) {
                    assertThat(illustration.aprc()).isGreaterThanOrEqualTo(priceShown(price));
                }
                assertThat(illustration.instalment()).isGreaterThanOrEqualTo(price.instalment());
            });
        });
    }

    private static boolean capped(MortgageTerms terms) {
        return switch (terms.rate()) {
            case RatePlan.Fixed _ -> false;
            case RatePlan.Variable(IndexedRate rate) -> rate.cap() != null;
            case RatePlan.Mixed mixed -> mixed.later().cap() != null;
        };
    }

    private static Aprc priceShown(Price price) {
        return Aprc.of(MortgagePricing.flows(price.terms(), price.shown()));
    }

    private static Price priceAt(MortgageTerms terms, Tan tan) {
        return MortgagePricing.price(new MortgageTerms(
                terms.loan(), terms.months(), terms.capitalGraceMonths(), new RatePlan.Fixed(tan), terms.costs()));
    }

    /** The root of the polynomial in v, the value of one unit a month later, to 40 digits: X = v^−12 − 1. */
    private static BigDecimal exactRate(CashFlows flows) {
        MathContext digits = new MathContext(50);
        int months = flows.runs().stream()
                .mapToInt(run -> run.first().periods() + run.count())
                .max()
                .orElseThrow();
        BigDecimal[] amounts = new BigDecimal[months];
        Arrays.fill(amounts, BigDecimal.ZERO);
        for (CashFlows.Run run : flows.runs()) {
            for (int k = 0; k < run.count(); k++) {
                int month = run.first().periods() + k;
                amounts[month] = amounts[month].add(run.amount());
            }
        }
        BigDecimal low = new BigDecimal("0.5");
        BigDecimal high = new BigDecimal("1.5");
        for (int step = 0; step < 60; step++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.TWO, digits);
            BigDecimal value = BigDecimal.ZERO;
            for (int month = months - 1; month >= 0; month--) {
                value = value.multiply(middle, digits).add(amounts[month], digits);
            }
            if (value.signum() > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return BigDecimal.ONE
                .divide(low.pow(12, digits), digits)
                .subtract(BigDecimal.ONE)
                .movePointRight(2);
    }
}
