package dev.lendport.finance.credit;

import dev.lendport.finance.Annuity;
import dev.lendport.finance.ContractSchedule;
import dev.lendport.finance.Instalment;
import dev.lendport.finance.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A credit repaid in equal monthly instalments (French amortisation, "tabela Price"), each period one month whatever
 * its days.
 *
 * <pre>
 *   instalment = P · i / (1 − (1+i)^−n)
 * </pre>
 *
 * Instalments fall due each month on the day of the first one, or on the month's last day where it is shorter. Amounts
 * and interest are rounded half-even (ABNT NBR 5891).
 *
 * @param instalments 1 to 600, and at most as many as the principal has cents
 */
public record CreditTerms(Money principal, MonthlyRate rate, int instalments, LocalDate firstDueDate) {

    static final int MOST_INSTALMENTS = 600;

    public CreditTerms {
        Objects.requireNonNull(rate);
        Objects.requireNonNull(firstDueDate);
        requireRepayable(principal, instalments);
    }

    /** The equal instalment of the formula. */
    public Money instalment() {
        return instalment(principal, rate, instalments);
    }

    /**
     * The schedule at the formula's instalment. The last one pays what is left, so capital adds up to the principal;
     * where the rate is so high that a cent a month repays the whole debt early, there are fewer instalments.
     */
    public ContractSchedule schedule() {
        Money agreed = instalment();
        List<Instalment> plan = new ArrayList<>(instalments);
        Money balance = principal;
        for (int number = 1; number <= instalments && balance.isPositive(); number++) {
            Money interest = interest(balance, rate.fraction());
            Money capital = number == instalments ? balance : least(agreed.minus(interest), balance);
            balance = balance.minus(capital);
            plan.add(instalment(number, interest.plus(capital), capital, balance));
        }
        return new ContractSchedule(plan);
    }

    /**
     * The schedule at an agreed instalment, which every one of them is. An instalment that is not the formula's,
     * because insurances or fees are in it, say, is split into interest and capital by the rate that it really has, so
     * that it repays the principal with the last one. Empty when all of them together are less than the principal, or
     * so much more that no rate explains them.
     */
    public Optional<ContractSchedule> scheduleAt(Money agreed) {
        if (agreed.equals(instalment())) {
            return Optional.of(schedule());
        }
        if (agreed.times(instalments).compareTo(principal) < 0) {
            return Optional.empty();
        }
        return Cet.ofEqualMonths(principal, agreed, instalments)
                .map(implied -> scheduleAt(agreed, implied.monthlyFraction()));
    }

    static Money instalment(Money principal, MonthlyRate rate, int instalments) {
        return Money.halfEven(
                Annuity.instalment(principal.amount(), rate.fraction(), instalments), principal.currency());
    }

    static void requireRepayable(Money principal, int instalments) {
        if (instalments < 1 || instalments > MOST_INSTALMENTS) {
            throw new IllegalArgumentException("A credit has 1 to 600 instalments, not " + instalments);
        }
        if (principal.minorUnits() < instalments) {
            throw new IllegalArgumentException(principal + " cannot be repaid in " + instalments + " instalments");
        }
    }

    /**
     * Balances by the closed formula, each rounded by itself, so that no rounding is carried into the last instalment.
     */
    private ContractSchedule scheduleAt(Money agreed, BigDecimal impliedRate) {
        List<Instalment> plan = new ArrayList<>(instalments);
        Money before = principal;
        for (int number = 1; number <= instalments; number++) {
            Money balance = Money.halfEven(
                    Annuity.balanceAfter(number, principal.amount(), impliedRate, instalments), principal.currency());
            plan.add(instalment(number, agreed, before.minus(balance), balance));
            before = balance;
        }
        return new ContractSchedule(plan);
    }

    private Instalment instalment(int number, Money amount, Money capital, Money balance) {
        LocalDate dueDate = firstDueDate.plusMonths(number - 1L);
        return new Instalment(number, dueDate, amount, amount.minus(capital), capital, balance);
    }

    private static Money interest(Money balance, BigDecimal rate) {
        return Money.halfEven(balance.amount().multiply(rate, Annuity.EXACT), balance.currency());
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
