package dev.lendport.credit;

import dev.lendport.finance.Instalment;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.BalanceDue;
import dev.lendport.finance.credit.OpenInstalment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was paid of a contract and what is open, found by replaying its payments in the order of their dates.
 *
 * <p>A payment goes to the oldest instalment with anything open: its arrears interest first, then its face value
 * (Código Civil, Lei 10.406/2002, art. 354 and 355). An instalment paid before it is due is paid at face value; only
 * what repays everything takes the interest off that has not run yet (Lei 8.078/1990, art. 52 § 2).
 *
 * <p>Arrears interest is simple, by the day of a month of thirty: unpaid · a · d/30, a of a month, d calendar days after
 * the due date. Simple because interest bears none (Decreto 22.626/1933, art. 4).
 */
final class Ledger {
    private static final BigDecimal DAYS_OF_MONTH_IN_PERCENT = BigDecimal.valueOf(30 * 100);
    private static final Comparator<Payment> BY_DATE =
            Comparator.comparing(Payment::paidOn).thenComparingInt(Payment::number);

    private final ContractTerms terms;
    private final List<Line> lines;
    private Money excess = Money.zero(Money.REAL);

    private Ledger(ContractTerms terms) {
        this.terms = terms;
        this.lines = terms.schedule().instalments().stream()
                .map(due -> new Line(due, terms.arrears().percent()))
                .toList();
    }

    /** After the payments until the end of a date; later ones are not counted. */
    static Ledger until(LocalDate date, ContractTerms terms, List<Payment> payments) {
        var ledger = new Ledger(terms);
        payments.stream()
                .filter(payment -> !payment.paidOn().isAfter(date))
                .sorted(BY_DATE)
                .forEach(ledger::replay);
        return ledger;
    }

    /** An instalment and what was paid of it. */
    static final class Line {
        private final Instalment instalment;
        private final BigDecimal arrearsPercent;
        private Money unpaid;
        private Money paid;
        private Money arrearsPaid;
        private BigDecimal accrued = BigDecimal.ZERO;
        private LocalDate accruedUntil;
        private @Nullable LocalDate paidOn;

        private Line(Instalment instalment, BigDecimal arrearsPercent) {
            this.instalment = instalment;
            this.arrearsPercent = arrearsPercent;
            this.unpaid = instalment.amount();
            this.paid = Money.zero(Money.REAL);
            this.arrearsPaid = Money.zero(Money.REAL);
            this.accruedUntil = instalment.dueDate();
        }

        Instalment instalment() {
            return instalment;
        }

        /** All that came in for it, arrears interest included. */
        Money paid() {
            return paid;
        }

        /** What is open of its face value. */
        Money unpaid() {
            return unpaid;
        }

        /** When nothing was left of it; null while it is open. */
        @Nullable
        LocalDate paidOn() {
            return paidOn;
        }

        boolean isOpen() {
            return paidOn == null;
        }

        private OpenInstalment open(LocalDate date) {
            return new OpenInstalment(instalment.number(), instalment.dueDate(), unpaid, arrears(date));
        }

        private Money owed(LocalDate date) {
            return unpaid.plus(arrears(date));
        }

        private Money arrears(LocalDate date) {
            return Money.halfEven(accruedBy(date), Money.REAL).minus(arrearsPaid);
        }

        private BigDecimal accruedBy(LocalDate date) {
            var days = Math.max(0, ChronoUnit.DAYS.between(accruedUntil, date));
            return accrued.add(unpaid.amount()
                    .multiply(arrearsPercent)
                    .multiply(BigDecimal.valueOf(days))
                    .divide(DAYS_OF_MONTH_IN_PERCENT, MathContext.DECIMAL128));
        }

        /** Takes what it can of an amount; answers the rest. */
        private Money take(Money amount, LocalDate date) {
            var interest = least(amount, arrears(date));
            var face = least(amount.minus(interest), unpaid);
            accrued = accruedBy(date);
            accruedUntil = date.isAfter(accruedUntil) ? date : accruedUntil;
            arrearsPaid = arrearsPaid.plus(interest);
            unpaid = unpaid.minus(face);
            paid = paid.plus(interest).plus(face);
            if (!unpaid.isPositive()) {
                paidOn = date;
            }
            return amount.minus(interest).minus(face);
        }

        private void settle(Money value, LocalDate date) {
            unpaid = Money.zero(Money.REAL);
            paid = paid.plus(value);
            paidOn = date;
        }
    }

    List<Line> lines() {
        return lines;
    }

    boolean isPaid() {
        return lines.stream().noneMatch(Line::isOpen);
    }

    /** What came in and found nothing to pay. */
    Money excess() {
        return excess;
    }

    /** What repays everything on a date. */
    BalanceDue balance(LocalDate date) {
        return terms.discounting()
                .balance(
                        date,
                        lines.stream()
                                .filter(Line::isOpen)
                                .map(line -> line.open(date))
                                .toList());
    }

    /** What is open at face value, arrears interest until a date included. */
    Money owed(LocalDate date) {
        return lines.stream()
                .filter(Line::isOpen)
                .map(line -> line.owed(date))
                .reduce(Money.zero(Money.REAL), Money::plus);
    }

    /**
     * The most that may be paid on a date: the balance due, or the last open instalment at face value, which somebody
     * who pays it a day early would pay.
     */
    Money mostToPay(LocalDate date) {
        var open = lines.stream().filter(Line::isOpen).toList();
        return open.size() == 1 ? open.getFirst().owed(date) : balance(date).total();
    }

    private void replay(Payment payment) {
        switch (payment.kind()) {
            case INSTALMENTS -> pay(payment.amount(), payment.paidOn());
            case SETTLEMENT -> settle(payment.paidOn());
        }
    }

    private void pay(Money amount, LocalDate date) {
        var left = amount;
        for (var line : lines) {
            if (line.isOpen() && left.isPositive()) {
                left = line.take(left, date);
            }
        }
        excess = excess.plus(left);
    }

    private void settle(LocalDate date) {
        var values = balance(date).instalments().stream()
                .collect(Collectors.toMap(BalanceDue.PresentValue::number, BalanceDue.PresentValue::amount));
        for (var line : lines) {
            if (line.isOpen()) {
                line.settle(values.getOrDefault(line.instalment.number(), Money.zero(Money.REAL)), date);
            }
        }
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
