package dev.lendport.retention;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;

/** A desk that finds its offers by trying one rate after the other, with nothing of the product's. */
record PatientDesk(BigDecimal balance, int instalments, int decimals) {
    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** An offer as somebody with a pocket calculator and much patience would work it out. */
    record Offered(BigDecimal balance, int instalments, BigDecimal rate) {

        BigDecimal instalment() {
            var i = rate.movePointLeft(2);
            if (i.signum() == 0) {
                return balance.divide(BigDecimal.valueOf(instalments), 2, RoundingMode.HALF_EVEN);
            }
            var growth = BigDecimal.ONE.add(i).pow(instalments, EXACT);
            return balance.multiply(i)
                    .multiply(growth)
                    .divide(growth.subtract(BigDecimal.ONE), EXACT)
                    .setScale(2, RoundingMode.HALF_EVEN);
        }

        BigDecimal total() {
            return instalment().multiply(BigDecimal.valueOf(instalments));
        }

        BigDecimal annualRate() {
            return yearly(BigDecimal.ONE.add(rate.movePointLeft(2)));
        }

        /** The monthly factor is found by halving: what the rounded instalments are worth at it is the balance. */
        BigDecimal cet() {
            var low = new BigDecimal("0.9");
            var high = new BigDecimal("3");
            for (int step = 0; step < 80; step++) {
                var middle = low.add(high).divide(BigDecimal.TWO, EXACT);
                if (worth(middle).compareTo(balance) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return yearly(low);
        }

        private BigDecimal worth(BigDecimal factor) {
            var instalment = instalment();
            var worth = BigDecimal.ZERO;
            var discount = BigDecimal.ONE;
            var v = BigDecimal.ONE.divide(factor, EXACT);
            for (int month = 1; month <= instalments; month++) {
                discount = discount.multiply(v, EXACT);
                worth = worth.add(instalment.multiply(discount, EXACT), EXACT);
            }
            return worth;
        }

        private static BigDecimal yearly(BigDecimal monthlyFactor) {
            return monthlyFactor
                    .pow(12, EXACT)
                    .subtract(BigDecimal.ONE)
                    .movePointRight(2)
                    .setScale(2, RoundingMode.HALF_EVEN);
        }
    }

    Optional<Offered> last(Predicate<Offered> holds) {
        var offered = at(0);
        if (!holds.test(offered)) {
            return Optional.empty();
        }
        for (int step = 1; ; step++) {
            var next = at(step);
            if (!holds.test(next)) {
                return Optional.of(offered);
            }
            offered = next;
        }
    }

    Optional<Offered> first(Predicate<Offered> holds) {
        for (int step = 0;
                step <= BigDecimal.valueOf(100).movePointRight(decimals).intValueExact();
                step++) {
            if (holds.test(at(step))) {
                return Optional.of(at(step));
            }
        }
        return Optional.empty();
    }

    BigDecimal presentValue(BigDecimal instalment, String monthlyPercent) {
        var v = BigDecimal.ONE.divide(BigDecimal.ONE.add(new BigDecimal(monthlyPercent).movePointLeft(2)), EXACT);
        var worth = BigDecimal.ZERO;
        for (int month = 1; month <= instalments; month++) {
            worth = worth.add(instalment.multiply(v.pow(month, EXACT)), EXACT);
        }
        return worth;
    }

    private Offered at(int step) {
        return new Offered(balance, instalments, BigDecimal.valueOf(step, decimals));
    }
}
