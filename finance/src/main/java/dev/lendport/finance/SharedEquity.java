package dev.lendport.finance;

import java.math.BigDecimal;

/**
 * A lender's share in the gain of the home's value, paid as a charge with the last instalment.
 *
 * <p>Source: Directive 2014/17/EU, Annex I, part II, point (m): the value is assumed to grow by the higher of inflation
 * and the central bank's target for it, and never to fall.
 */
public record SharedEquity(Money price, BigDecimal sharePercent) {

    public SharedEquity {
        if (sharePercent.signum() < 0) {
            throw new IllegalArgumentException("A share is not negative");
        }
    }

    /** The growth to assume, in percent a year. */
    public static BigDecimal assumedGrowth(BigDecimal inflationPercent, BigDecimal targetPercent) {
        return inflationPercent.max(targetPercent).max(BigDecimal.ZERO);
    }

    public Money gain(BigDecimal growthPercent, int years) {
        return Money.halfUp(unroundedGain(growthPercent, years), price.currency());
    }

    /** What the consumer pays of the gain. */
    public Money paid(BigDecimal growthPercent, int years) {
        BigDecimal share =
                unroundedGain(growthPercent, years).multiply(sharePercent).movePointLeft(2);
        return Money.halfUp(share, price.currency());
    }

    private BigDecimal unroundedGain(BigDecimal growthPercent, int years) {
        BigDecimal grown = Annuity.growth(growthPercent.movePointLeft(2), years);
        return price.amount().multiply(grown.subtract(BigDecimal.ONE), Annuity.EXACT);
    }
}
