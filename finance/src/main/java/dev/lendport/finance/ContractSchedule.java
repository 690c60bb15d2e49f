package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * The repayment plan of a contract by dates, in money that is really paid.
 *
 * <p>Each month's interest is a twelfth of the nominal rate on the balance, rounded half-up to the cent; the rest of
 * the instalment repays capital; the last instalment pays whatever is still owed, so the capital parts always add up
 * to the loan. This is not the schedule of the APRC, which rounds nothing but the payments and leaves the last one as
 * it is: that one is {@link LoanSchedule}.
 *
 * <p>Instalments fall due each month on the day of the first one, or on the month's last day where it is shorter.
 */
public record ContractSchedule(List<Instalment> instalments) {

    public ContractSchedule {
        instalments = List.copyOf(instalments);
        if (instalments.isEmpty()) {
            throw new IllegalArgumentException("A schedule has at least one instalment");
        }
    }

    /** The plan of a loan whose instalments are agreed by phases that follow one another. */
    public static ContractSchedule of(Money loan, List<Phase> phases, LocalDate firstDueDate) {
        Currency currency = loan.currency();
        int months = phases.getLast().lastMonth();
        List<Instalment> plan = new ArrayList<>(months);
        long balance = loan.minorUnits();
        for (Phase phase : phases) {
            MonthlyInterest interestOf = MonthlyInterest.at(phase.tan());
            long agreed = phase.instalment().minorUnits();
            for (int month = phase.firstMonth(); month <= phase.lastMonth() && balance != 0; month++) {
                long interest = interestOf.on(balance);
                long capital =
                        month == months ? balance : Math.min(capitalOf(phase.kind(), agreed - interest), balance);
                balance -= capital;
                plan.add(new Instalment(
                        month,
                        firstDueDate.plusMonths(month - 1L),
                        Money.ofMinorUnits(interest + capital, currency),
                        Money.ofMinorUnits(interest, currency),
                        Money.ofMinorUnits(capital, currency),
                        Money.ofMinorUnits(balance, currency)));
            }
        }
        return new ContractSchedule(plan);
    }

    public Money totalInterest() {
        Money total = Money.zero(instalments.getFirst().amount().currency());
        for (Instalment instalment : instalments) {
            total = total.plus(instalment.interest());
        }
        return total;
    }

    public Money totalPaid() {
        Money total = Money.zero(instalments.getFirst().amount().currency());
        for (Instalment instalment : instalments) {
            total = total.plus(instalment.amount());
        }
        return total;
    }

    private static long capitalOf(Phase.Kind kind, long restOfInstalment) {
        return switch (kind) {
            case INTEREST_ONLY -> 0;
            case AMORTISING -> restOfInstalment;
        };
    }

    /**
     * A twelfth of an annual rate on a balance in cents, rounded half-up, in whole numbers: balance · units / divisor,
     * where the percentage is units / 10^scale and the divisor is 1200 · 10^scale. Exact, and fast enough for every
     * instalment of a schedule.
     */
    private record MonthlyInterest(Tan tan, long units, long divisor) {

        static MonthlyInterest at(Tan tan) {
            int scale = Math.max(0, tan.percent().scale());
            long units = tan.percent()
                    .setScale(scale, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            return new MonthlyInterest(tan, units, BigDecimal.TEN.pow(scale).longValueExact() * 1200);
        }

        long on(long balance) {
            long product = balance * units;
            if (Math.multiplyHigh(balance, units) != product >> 63) {
                return tan.monthlyInterest(Money.ofMinorUnits(balance, Money.EURO))
                        .minorUnits();
            }
            long whole = product / divisor;
            long rest = product % divisor;
            return 2 * Math.abs(rest) >= divisor ? whole + Long.signum(product) : whole;
        }
    }
}
