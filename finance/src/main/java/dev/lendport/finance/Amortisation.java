package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * Runs a loan period by period, unrounded to 34 digits.
 *
 * <pre>
 *   interest_k = balance_(k−1) · i_k          i_1 simple and proportional when the first period is broken
 *   balance_k  = balance_(k−1) − capital_k
 * </pre>
 *
 * An annuity is derived where it starts and wherever the rate changes, on the balance and the periods that are left:
 *
 * <pre>
 *   M = B · (1 + i_k) / Σ_(j=k..n) g_j · (1 + i)^−(j−k)          g_j = 1, or its growth by years
 * </pre>
 */
final class Amortisation {

    private static final MathContext EXACT = Annuity.EXACT;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Loan loan;
    private final Term term;
    private final BigDecimal debt;

    /** Rate of one regular period, and the interest on one unit in the period at hand. */
    private BigDecimal rate = BigDecimal.ZERO;

    private BigDecimal accrual = BigDecimal.ZERO;

    /** The annuity in force; with growing instalments that of the first year. */
    private BigDecimal annuity = BigDecimal.ZERO;

    /** In how many periods equal capital is still to be repaid. */
    private int quotasLeft;

    private Amortisation(Loan loan) {
        this.loan = loan;
        term = loan.term();
        quotasLeft =
                loan.repayment() instanceof Repayment.EqualCapital linear ? linear.quotasWithin(term.periods()) : 0;
        debt = loan.amount().amount().add(loan.charges().financed());
    }

    static LoanSchedule of(Loan loan) {
        return new Amortisation(loan).run();
    }

    private LoanSchedule run() {
        Currency currency = loan.amount().currency();
        List<LoanPeriod> periods = new ArrayList<>(term.isOpen() ? 240 : term.periods());
        BigDecimal balance = debt;
        boolean over = false;
        for (int number = 1; !over; number++) {
            enter(number);
            BigDecimal interest = bearsInterest() ? balance.multiply(accrual, EXACT) : BigDecimal.ZERO;
            BigDecimal capital = isLast(number) ? balance : capital(number, balance, interest);
            over = isLast(number) || (term.isOpen() && capital.compareTo(balance) == 0);
            BigDecimal charges = loan.charges().in(number);
            if (over) {
                charges = charges.add(loan.charges().last());
            }
            Money payment = Money.halfUp(interest.add(capital).add(charges), currency);
            periods.add(new LoanPeriod(number, balance, interest, capital, payment));
            balance = loan.repayment() instanceof Repayment.FullEachPeriod ? debt : balance.subtract(capital, EXACT);
        }
        return new LoanSchedule(loan, periods);
    }

    private void enter(int number) {
        if (number > Term.MOST_PERIODS) {
            throw new IllegalArgumentException("These payments never repay the loan: " + loan.repayment());
        }
        if (number <= 2 || loan.rate().changesIn(number)) {
            rate = loan.rate().periodic(number, term.periodsPerYear());
            accrual = number == 1 ? term.firstPeriod().accrual(rate, loan.rate().percentIn(1)) : rate;
        }
    }

    private boolean isLast(int number) {
        return number == term.periods();
    }

    private boolean bearsInterest() {
        return !(loan.repayment() instanceof Repayment.BulletWithoutInterest);
    }

    /** What a period repays of the balance, when it is not the last of the term. */
    private BigDecimal capital(int number, BigDecimal balance, BigDecimal interest) {
        return switch (loan.repayment()) {
            case Repayment.EqualInstalments(int from) ->
                number < from
                        ? BigDecimal.ZERO
                        : annuity(number, from, balance, term.periods()).subtract(interest);
            case Repayment.Balloon(int amortisedOver) ->
                annuity(number, 1, balance, amortisedOver).subtract(interest);
            case Repayment.GrowingInstalments(BigDecimal percent) ->
                growing(number, balance, percent).subtract(interest);
            case Repayment.InterestOnly _, Repayment.BulletWithoutInterest _ -> BigDecimal.ZERO;
            case Repayment.CapitalisedBullet _ -> interest.negate();
            case Repayment.FixedPayment(BigDecimal amount) ->
                amount.subtract(interest).min(balance);
            case Repayment.InterestPlusFixedCapital(BigDecimal capital) -> capital.min(balance);
            case Repayment.InterestPlusPercentOfCapital(BigDecimal percent, BigDecimal atLeast) ->
                percent(percent, balance).max(atLeast).min(balance);
            case Repayment.PercentOfBalance(BigDecimal percent, BigDecimal atLeast) ->
                percent(percent, balance.add(interest))
                        .max(atLeast)
                        .subtract(interest)
                        .min(balance);
            case Repayment.EqualCapital equalCapital -> quota(number, balance, equalCapital);
            case Repayment.FullEachPeriod _ -> balance;
        };
    }

    private BigDecimal annuity(int number, int from, BigDecimal balance, int lastPeriod) {
        if (number == from || number == 1 || loan.rate().changesIn(number)) {
            annuity = Annuity.instalment(balance, rate, lastPeriod - number + 1).multiply(brokenFirst(), EXACT);
        }
        return annuity;
    }

    private BigDecimal growing(int number, BigDecimal balance, BigDecimal percent) {
        if (number == 1 || loan.rate().changesIn(number)) {
            BigDecimal worth = BigDecimal.ZERO;
            BigDecimal discount = BigDecimal.ONE.divide(BigDecimal.ONE.add(rate), EXACT);
            BigDecimal factor = discount;
            for (int later = number; later <= term.periods(); later++) {
                worth = worth.add(growth(later, percent).multiply(factor, EXACT), EXACT);
                factor = factor.multiply(discount, EXACT);
            }
            annuity = balance.divide(worth, EXACT).multiply(brokenFirst(), EXACT);
        }
        return annuity.multiply(growth(number, percent), EXACT);
    }

    /** What an instalment has grown to by its period: once a year, level within the year. */
    private BigDecimal growth(int number, BigDecimal percent) {
        return Annuity.growth(percent.movePointLeft(2), (number - 1) / term.periodsPerYear());
    }

    /** A broken first period makes every instalment dearer (or cheaper) by (1 + i_1) / (1 + i). */
    private BigDecimal brokenFirst() {
        return BigDecimal.ONE.add(accrual).divide(BigDecimal.ONE.add(rate), EXACT);
    }

    /** The balance in equal parts over the quotas that are left, which makes them all the same and the last one exact. */
    private BigDecimal quota(int number, BigDecimal balance, Repayment.EqualCapital repayment) {
        if (!repayment.paysCapitalIn(number) || quotasLeft == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal quota = balance.divide(BigDecimal.valueOf(quotasLeft), EXACT);
        quotasLeft--;
        return quota;
    }

    private static BigDecimal percent(BigDecimal percent, BigDecimal of) {
        return of.multiply(percent, EXACT).divide(HUNDRED, EXACT);
    }
}
