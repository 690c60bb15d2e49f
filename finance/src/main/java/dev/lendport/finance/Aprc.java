package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The annual percentage rate of charge (in Portugal TAEG), in percent: the X that makes what the consumer receives worth
 * what the consumer pays.
 *
 * <pre>
 *   Σ C_k (1 + X)^−t_k  =  Σ D_l (1 + X)^−s_l
 * </pre>
 *
 * Kept to ten decimals of a percent, which is about a hundred times what the solver may err; so a rate that is exactly
 * 6.25 % is 6.25 here and rounds up as the law wants.
 *
 * <p>Source: Directive 2014/17/EU, Annex I, part I.
 */
public record Aprc(BigDecimal percent) implements Comparable<Aprc> {

    private static final int DECIMALS = 10;

    /** Up to here a fraction times 10^12 is a {@code long} without loss. */
    private static final double EXACT_AS_LONG = 1000;

    public Aprc {
        Objects.requireNonNull(percent);
    }

    /** The rate of these flows; {@link IllegalArgumentException} when no rate balances them. */
    public static Aprc of(CashFlows flows) {
        return find(flows)
                .orElseThrow(() -> new IllegalArgumentException("No rate balances what is received and what is paid"));
    }

    /** The rate of these flows, or nothing when no rate balances them: nothing lent, say, or nothing ever repaid. */
    public static Optional<Aprc> find(CashFlows flows) {
        OptionalDouble fraction = AprcSolver.solve(flows);
        return fraction.isPresent() ? Optional.of(new Aprc(percent(fraction.getAsDouble()))) : Optional.empty();
    }

    /** The figure to publish: one decimal, half-up (Annex I, remark (d)). */
    public BigDecimal published() {
        return rounded(1);
    }

    /** So many decimals, half-up. */
    public BigDecimal rounded(int decimals) {
        return percent.setScale(decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Aprc other) {
        return percent.compareTo(other.percent);
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " %";
    }

    private static BigDecimal percent(double fraction) {
        if (Math.abs(fraction) < EXACT_AS_LONG) {
            return BigDecimal.valueOf(Math.round(fraction * 1e12), DECIMALS);
        }
        return new BigDecimal(fraction).movePointRight(2).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
