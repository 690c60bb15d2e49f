package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The schedule that Annex I wants: balance, interest and capital unrounded, each period's payment with its charges
 * rounded half-up once, nothing adjusted at the end. Only the payments enter the equation and the total.
 *
 * <p>Not for what a contract really pays: that is {@link ContractSchedule}.
 *
 * <p>Source: the Commission's worked examples for Annex I of Directive 2014/17/EU (January 2015), section on rounding.
 */
public record LoanSchedule(Loan loan, List<LoanPeriod> periods) {

    public LoanSchedule {
        Objects.requireNonNull(loan);
        periods = List.copyOf(periods);
    }

    /** The period of a number, 1 for the first; {@link IndexOutOfBoundsException} beyond the last. */
    public LoanPeriod period(int number) {
        return periods.get(number - 1);
    }

    /** What is owed after the drawdown: the loan and what is financed with it. */
    public BigDecimal openingBalance() {
        return periods.getFirst().opening();
    }

    public Aprc aprc() {
        return Aprc.of(flows());
    }

    /** What the equation balances. */
    public CashFlows flows() {
        CashFlows.Builder flows = CashFlows.builder()
                .drawdown(AnnexTime.START, loan.amount().amount())
                .payment(AnnexTime.START, initialCharge().amount());
        for (Map.Entry<Integer, BigDecimal> before :
                loan.charges().beforeDrawdown().entrySet()) {
            flows.payment(
                    loan.term().timeOf(before.getKey()),
                    rounded(before.getValue()).amount());
        }
        for (int first = 0; first < periods.size(); ) {
            int next = first + 1;
            while (next < periods.size() && paysTheSame(first, next)) {
                next++;
            }
            LoanPeriod period = periods.get(first);
            flows.payments(
                    loan.term().timeOf(period.number()),
                    next - first,
                    period.payment().amount());
            first = next;
        }
        if (loan.repayment() instanceof Repayment.FullEachPeriod) {
            redrawn(flows);
        }
        return flows.build();
    }

    /** Everything the consumer pays: all payments and the charges up front. */
    public Money totalPayable() {
        Money total = initialCharge();
        for (BigDecimal before : loan.charges().beforeDrawdown().values()) {
            total = total.plus(rounded(before));
        }
        for (LoanPeriod period : periods) {
            total = total.plus(period.payment());
        }
        return total;
    }

    /** All interest, unrounded. */
    public BigDecimal totalInterest() {
        return periods.stream().map(LoanPeriod::interest).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The same loan with everything that is still owed paid in a period, and nothing after it.
     *
     * <p>Source: Directive 2014/17/EU, art. 17(5).
     */
    public LoanSchedule repaidIn(int number) {
        LoanPeriod last = period(number);
        List<LoanPeriod> shorter = new ArrayList<>(periods.subList(0, number - 1));
        shorter.add(new LoanPeriod(
                number,
                last.opening(),
                last.interest(),
                last.opening(),
                last.payment().plus(rounded(last.closing()))));
        return new LoanSchedule(loan, shorter);
    }

    private Money initialCharge() {
        return rounded(loan.charges().atDrawdown());
    }

    private Money rounded(BigDecimal unrounded) {
        return Money.halfUp(unrounded, loan.amount().currency());
    }

    private boolean paysTheSame(int one, int other) {
        return periods.get(one).payment().equals(periods.get(other).payment());
    }

    private void redrawn(CashFlows.Builder flows) {
        for (LoanPeriod period : periods.subList(0, periods.size() - 1)) {
            flows.drawdown(loan.term().timeOf(period.number()), loan.amount().amount());
        }
    }
}
