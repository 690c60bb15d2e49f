package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything that changes hands between lender and consumer, and when: the A_k of Annex I, remark (e). Positive amounts
 * reach the consumer (drawdowns), negative ones are paid by the consumer (instalments, charges, taxes).
 *
 * <p>Equal amounts that follow one another at equal intervals are one {@link Run}, which keeps a thirty-year mortgage
 * at three entries instead of 361. Amounts are unrounded, so that a twelfth of a yearly cost can be one; the caller
 * rounds what is really paid.
 */
public record CashFlows(List<Run> runs) {

    /**
     * Equal amounts, one period of {@code first}'s apart.
     *
     * @param count how many; 1 for a single amount
     */
    public record Run(AnnexTime first, int count, BigDecimal amount) {
        public Run {
            Objects.requireNonNull(first);
            Objects.requireNonNull(amount);
            if (count < 1) {
                throw new IllegalArgumentException("A run has at least one amount, not " + count);
            }
        }

        BigDecimal total() {
            return amount.multiply(BigDecimal.valueOf(count));
        }
    }

    public CashFlows {
        runs = List.copyOf(runs);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All amounts that reach the consumer, unrounded. */
    public BigDecimal received() {
        return sum(1);
    }

    /** All amounts that the consumer pays, as a positive number, unrounded. */
    public BigDecimal paid() {
        return sum(-1).negate();
    }

    private BigDecimal sum(int signum) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Run run : runs) {
            if (run.amount.signum() == signum) {
                sum = sum.add(run.total());
            }
        }
        return sum;
    }

    /** Collects flows in any order; amounts are positive on both sides. */
    public static final class Builder {

        private final List<Run> runs = new ArrayList<>();

        private Builder() {}

        /** An amount that reaches the consumer. */
        public Builder drawdown(AnnexTime at, BigDecimal amount) {
            return run(at, 1, amount);
        }

        /** An amount that the consumer pays once. */
        public Builder payment(AnnexTime at, BigDecimal amount) {
            return run(at, 1, amount.negate());
        }

        /** An amount that the consumer pays {@code count} times, one period of {@code first}'s apart. */
        public Builder payments(AnnexTime first, int count, BigDecimal amount) {
            return run(first, count, amount.negate());
        }

        public Builder all(CashFlows flows) {
            runs.addAll(flows.runs);
            return this;
        }

        public CashFlows build() {
            return new CashFlows(runs);
        }

        private Builder run(AnnexTime first, int count, BigDecimal amount) {
            if (amount.signum() != 0) {
                runs.add(new Run(first, count, amount));
            }
            return this;
        }
    }
}
