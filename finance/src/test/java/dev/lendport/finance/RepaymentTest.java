package dev.lendport.finance;

import static dev.lendport.finance.Money.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The kinds of repayment and charges that the published examples leave out, and what holds for all kinds. */
class RepaymentTest {

    private static final BorrowingRate SIX = BorrowingRate.nominal(BigDecimal.valueOf(6));
    private static final BigDecimal TINY = new BigDecimal("1E-20");

    @Test
    void interestOnlyRepaysTheCapitalWithTheLastPayment() {
        LoanSchedule schedule = schedule(Term.months(120), new Repayment.InterestOnly());

        assertThat(schedule.period(119).payment()).isEqualTo(euros("1000"));
        assertThat(schedule.period(120).payment()).isEqualTo(euros("201000"));
        assertThat(schedule.aprc().rounded(6)).isEqualByComparingTo("6.167781");
    }

    @Test
    void aBulletWithoutInterestCostsItsChargesOnly() {
        Loan loan = loan(Term.months(24), new Repayment.BulletWithoutInterest());
        LoanSchedule schedule = loan.withCharges(Charges.NONE.andInitial(BigDecimal.valueOf(4000)))
                .schedule();

        assertThat(schedule.totalPayable()).isEqualTo(euros("204000"));
        assertThat(schedule.flows().runs()).hasSize(3);
        assertThat(schedule.aprc().rounded(6)).isEqualByComparingTo("1.015254");
    }

    @Test
    void interestPlusFixedCapitalRunsUntilNothingIsOwed() {
        LoanSchedule schedule =
                schedule(Term.untilRepaid(12), new Repayment.InterestPlusFixedCapital(BigDecimal.valueOf(900)));

        assertThat(schedule.periods()).hasSize(223);
        assertThat(schedule.period(1).payment()).isEqualTo(euros("1900"));
        assertThat(schedule.period(223).capital()).isEqualByComparingTo("200");
        assertThat(schedule.period(223).payment()).isEqualTo(euros("201"));
    }

    @Test
    void aFixedPaymentWithATermClearsTheRestAtItsEnd() {
        LoanSchedule schedule = schedule(Term.months(12), new Repayment.FixedPayment(BigDecimal.valueOf(1500)));

        assertThat(schedule.periods()).hasSize(12);
        assertThat(schedule.period(12).closing()).isEqualByComparingTo("0");
        assertThat(schedule.period(12).payment()).isGreaterThan(euros("190000"));
    }

    @Test
    void whatIsRepaidInFullEachPeriodIsDrawnAgainForAYear() {
        LoanSchedule schedule = schedule(Term.months(12), new Repayment.FullEachPeriod());

        assertThat(schedule.period(7).payment()).isEqualTo(euros("201000"));
        assertThat(schedule.flows().received()).isEqualByComparingTo("2400000");
        assertThat(schedule.aprc().rounded(6)).isEqualByComparingTo("6.167781");
    }

    @Test
    void capitalMayBeRepaidInWindows() {
        LoanSchedule schedule = schedule(
                Term.months(48),
                new Repayment.EqualCapital(List.of(new Repayment.Window(1, 12), new Repayment.Window(25, 32))));

        assertThat(schedule.period(12).closing()).isCloseTo(new BigDecimal("80000"), within(TINY));
        assertThat(schedule.period(13).payment()).isEqualTo(euros("400"));
        assertThat(schedule.period(24).closing()).isCloseTo(new BigDecimal("80000"), within(TINY));
        assertThat(schedule.period(25).capital()).isCloseTo(BigDecimal.valueOf(10_000), within(TINY));
        assertThat(schedule.period(33).payment()).isEqualTo(euros("0"));
    }

    @Test
    void aCapitalGraceWithABrokenFirstPeriodPaysItsSimpleInterest() {
        Term broken = Term.months(240).startingWith(new Term.FirstPeriod(1, 3, 365));
        LoanSchedule schedule = schedule(broken, new Repayment.EqualInstalments(13));

        assertThat(schedule.period(1).payment()).isEqualTo(euros("1098.63"));
        assertThat(schedule.period(2).payment()).isEqualTo(euros("1000"));
        assertThat(schedule.period(13).opening()).isEqualByComparingTo("200000");
        assertThat(schedule.period(240).closing()).isCloseTo(BigDecimal.ZERO, within(TINY));
    }

    @Test
    void theFirstPeriodCanBeMeasuredBetweenDates() {
        AnnexTime time = AnnexTime.between(LocalDate.of(2012, 1, 12), LocalDate.of(2012, 2, 15), ChronoUnit.MONTHS);

        assertThat(Term.FirstPeriod.of(time)).isEqualTo(new Term.FirstPeriod(1, 3, 365));
    }

    @Test
    void anEffectiveRateCompoundsToItself() {
        Loan loan = loan(Term.months(180), new Repayment.EqualInstalments())
                .withRate(BorrowingRate.effective(BigDecimal.valueOf(7)));

        assertThat(loan.schedule().aprc().percent()).isCloseTo(BigDecimal.valueOf(7), within(new BigDecimal("0.0005")));
        assertThat(loan.rate().periodic(1, 12).add(BigDecimal.ONE).pow(12))
                .isCloseTo(new BigDecimal("1.07"), within(new BigDecimal("1E-31")));
    }

    @Test
    void undatedCostsAreSpreadFromTheFirstRepayment() {
        Charges undated = Charges.NONE.andUndated(BigDecimal.valueOf(100), 10, 1, 24);

        assertThat(undated.dated()).hasSize(10).containsKeys(1, 25, 217);
    }

    @Test
    void aChargeBeforeTheDrawdownIsPartOfTheTotal() {
        Loan loan = loan(Term.months(12), new Repayment.EqualInstalments())
                .withCharges(Charges.NONE.andAt(-2, BigDecimal.valueOf(350)).andAt(12, BigDecimal.TEN));

        assertThat(loan.schedule().flows().runs().get(1).first()).isEqualTo(AnnexTime.months(-2));
        assertThat(loan.schedule().totalPayable())
                .isEqualTo(
                        loan.withCharges(Charges.NONE).schedule().totalPayable().plus(euros("360")));
    }

    @Test
    void paymentsThatNeverRepayAreRefused() {
        Repayment tooLittle = new Repayment.FixedPayment(BigDecimal.valueOf(1000));

        assertThatThrownBy(() -> schedule(Term.untilRepaid(12), tooLittle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never repay");
        assertThatThrownBy(() -> schedule(Term.untilRepaid(12), new Repayment.InterestOnly()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedule(Term.months(12), new Repayment.EqualInstalments(13)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedule(Term.months(12), new Repayment.Balloon(6)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedule(Term.months(12), Repayment.EqualCapital.from(13)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyKindRepaysExactlyTheDebt() {
        Seeded.cases(400, random -> {
            LoanSchedule schedule = randomLoan(random).schedule();

            BigDecimal capital =
                    schedule.periods().stream().map(LoanPeriod::capital).reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(capital).isCloseTo(schedule.openingBalance(), within(TINY));
        });
    }

    @Test
    void everyKindIsBalancedByItsAprcToACent() {
        Seeded.cases(200, random -> {
            LoanSchedule schedule = randomLoan(random).schedule();

            double rate = schedule.aprc().percent().doubleValue() / 100;

            assertThat(AprcTest.presentValue(schedule.flows(), rate)).isCloseTo(0, within(0.005));
        });
    }

    @Test
    void whatTheEquationSeesIsTheTotal() {
        Seeded.cases(200, random -> {
            LoanSchedule schedule = randomLoan(random).schedule();

            assertThat(schedule.flows().paid())
                    .isEqualByComparingTo(schedule.totalPayable().amount());
        });
    }

    private static Loan randomLoan(RandomGenerator random) {
        int periods = random.nextInt(2, 300);
        BorrowingRate rate = BorrowingRate.nominal(Seeded.percent(random, 0, 9_000));
        if (random.nextBoolean()) {
            rate = rate.from(random.nextInt(2, periods + 1), Seeded.percent(random, 0, 9_000));
        }
        Term term = Term.of(periods, random.nextBoolean() ? 12 : 4);
        if (random.nextInt(3) == 0) {
            term = term.startingWith(new Term.FirstPeriod(random.nextInt(3), random.nextInt(1, 30), 366));
        }
        Charges charges = Charges.NONE
                .andInitial(BigDecimal.valueOf(random.nextInt(3000)))
                .andYearly(BigDecimal.valueOf(random.nextInt(500)), 12)
                .andFinanced(BigDecimal.valueOf(random.nextInt(2) * 4000L))
                .andLast(BigDecimal.valueOf(random.nextInt(100)));
        return new Loan(euros("200000"), rate, term, repayment(random, periods), charges);
    }

    private static Repayment repayment(RandomGenerator random, int periods) {
        BigDecimal some = BigDecimal.valueOf(random.nextInt(5000));
        BigDecimal percent = BigDecimal.valueOf(random.nextInt(-3, 6));
        return switch (random.nextInt(11)) {
            case 0 -> new Repayment.EqualInstalments(random.nextInt(1, periods + 1));
            case 1 -> new Repayment.GrowingInstalments(percent);
            case 2 -> new Repayment.Balloon(periods + random.nextInt(120));
            case 3 -> new Repayment.InterestOnly();
            case 4 -> new Repayment.CapitalisedBullet();
            case 5 -> new Repayment.BulletWithoutInterest();
            case 6 -> new Repayment.FixedPayment(some);
            case 7 -> new Repayment.InterestPlusFixedCapital(some);
            case 8 -> new Repayment.InterestPlusPercentOfCapital(percent.abs(), some);
            case 9 -> new Repayment.PercentOfBalance(percent.abs(), some);
            default -> Repayment.EqualCapital.from(random.nextInt(1, periods + 1));
        };
    }

    private static Loan loan(Term term, Repayment repayment) {
        return new Loan(euros("200000"), SIX, term, repayment, Charges.NONE);
    }

    private static LoanSchedule schedule(Term term, Repayment repayment) {
        return loan(term, repayment).schedule();
    }
}
