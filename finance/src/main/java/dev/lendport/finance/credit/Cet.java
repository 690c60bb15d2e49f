package dev.lendport.finance.credit;

import dev.lendport.finance.AnnexTime;
import dev.lendport.finance.Annuity;
import dev.lendport.finance.Aprc;
import dev.lendport.finance.CashFlows;
import dev.lendport.finance.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The total effective cost of a credit (custo efetivo total), in percent a year: the CET that makes what the borrower
 * pays worth what the borrower received.
 *
 * <pre>
 *   Σ FC_j / (1 + CET)^((d_j − d_0)/365) − FC_0 = 0
 * </pre>
 *
 * FC_0 is the credit less the costs held back or paid on the day, FC_j what is paid on day d_j. Where the days are not
 * known the months are equal and (d_j − d_0)/365 is j/12. The equation is that of the {@link Aprc} with another time,
 * and is solved by the same solver.
 *
 * <p>Source: Resolução CMN 4.881/2020; Banco Central do Brasil, "Custo efetivo total (CET)", worked example.
 *
 * @param annualPercent to ten decimals
 */
public record Cet(BigDecimal annualPercent) implements Comparable<Cet> {

    /** What the borrower pays on a day: an instalment with everything in it. */
    public record Payment(LocalDate date, Money amount) {
        public Payment {
            Objects.requireNonNull(date);
            Objects.requireNonNull(amount);
        }
    }

    public Cet {
        Objects.requireNonNull(annualPercent);
    }

    /**
     * The cost by dates; empty when no rate balances what is received and what is paid.
     *
     * @param received the credit less all costs that are held back or paid at once
     * @param on the day of {@code received}
     */
    public static Optional<Cet> ofDates(Money received, LocalDate on, List<Payment> payments) {
        CashFlows.Builder flows = CashFlows.builder();
        flows.drawdown(AnnexTime.START, received.amount());
        for (Payment payment : payments) {
            int days = Math.toIntExact(ChronoUnit.DAYS.between(on, payment.date));
            flows.payment(AnnexTime.days(days), payment.amount.amount());
        }
        return find(flows.build());
    }

    /** The cost of equal instalments one month apart; empty when no rate balances them. */
    public static Optional<Cet> ofEqualMonths(Money received, Money instalment, int instalments) {
        if (!received.currency().equals(instalment.currency())) {
            throw new IllegalArgumentException("Cannot repay " + received + " in " + instalment.currency());
        }
        return find(CashFlows.builder()
                .drawdown(AnnexTime.START, received.amount())
                .payments(AnnexTime.months(1), instalments, instalment.amount())
                .build());
    }

    /** The figure to publish, a year: two decimals, half-even. */
    public BigDecimal annual() {
        return annualPercent.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The figure to publish, a month: (1 + CET)^(1/12) − 1, two decimals, half-even. */
    public BigDecimal monthly() {
        return monthlyFraction().movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
    }

    @Override
    public int compareTo(Cet other) {
        return annualPercent.compareTo(other.annualPercent);
    }

    @Override
    public String toString() {
        return annualPercent.toPlainString() + " % a year";
    }

    BigDecimal monthlyFraction() {
        BigDecimal growth = BigDecimal.ONE.add(annualPercent.movePointLeft(2));
        return Annuity.root(growth, 12).subtract(BigDecimal.ONE, Annuity.EXACT);
    }

    private static Optional<Cet> find(CashFlows flows) {
        return Aprc.find(flows).map(rate -> new Cet(rate.percent()));
    }
}
