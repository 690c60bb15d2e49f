package dev.lendport.pricing;

import dev.lendport.finance.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the property is worth, in euros.
 *
 * @param acquisitionAmount the price
 * @param estimatedAmount the expected appraisal; null when nobody estimated it
 */
public record PropertyValue(
        BigDecimal acquisitionAmount, @Nullable BigDecimal estimatedAmount) {

    /** What secures the loan: the lower of price and appraisal (Banco de Portugal, limits to the LTV ratio). */
    public Money securing() {
        var lower = estimatedAmount == null ? acquisitionAmount : acquisitionAmount.min(estimatedAmount);
        return Money.of(lower, Money.EURO);
    }
}
