package dev.lendport.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one offer of a loan comes to. Rates in percent, discounts in percentage points, amounts in euros.
 *
 * @param hasCrossSelling whether it is the offer with the tied products
 * @param discountCrossSelling taken off the rate for the tied products; 0 without them
 * @param sustainabilityCampaignPercentage taken off the rate in the sustainability campaign; 0 outside of it
 * @param fixedPeriod of a fixed or mixed rate; null of a variable one
 * @param variablePeriod of a variable or mixed rate; null of a fixed one
 * @param monthlyInstallmentAmount the first instalment that repays capital
 * @param taeg annual percentage rate of charge (Directive 2014/17/EU, Annex I), three decimals
 * @param mtic everything that the consumer pays (montante total imputado ao consumidor), to the cent
 * @param ltvEstimated the loan in percent of the lower of price and estimated value, rounded up at the fourth decimal
 */
public record LoanFigures(
        boolean hasCrossSelling,
        BigDecimal discountCrossSelling,
        BigDecimal sustainabilityCampaignPercentage,
        @Nullable RatePeriod fixedPeriod,
        @Nullable RatePeriod variablePeriod,
        BigDecimal monthlyInstallmentAmount,
        BigDecimal taeg,
        BigDecimal mtic,
        BigDecimal ltvEstimated) {
    public LoanFigures {
        if (fixedPeriod == null && variablePeriod == null) {
            throw new IllegalArgumentException("a loan has a rate");
        }
        discountCrossSelling = Figures.plain(discountCrossSelling);
        sustainabilityCampaignPercentage = Figures.plain(sustainabilityCampaignPercentage);
        monthlyInstallmentAmount = Figures.plain(monthlyInstallmentAmount);
        taeg = Figures.plain(taeg);
        mtic = Figures.plain(mtic);
        ltvEstimated = Figures.plain(ltvEstimated);
    }

    /** The nominal yearly rate of the first month. */
    public BigDecimal tan() {
        return first().tan();
    }

    RatePeriod fixed() {
        return fixedPeriod == null ? RatePeriod.NONE : fixedPeriod;
    }

    RatePeriod variable() {
        return variablePeriod == null ? RatePeriod.NONE : variablePeriod;
    }

    /** The period that the loan starts with. */
    RatePeriod first() {
        return fixedPeriod == null ? variable() : fixedPeriod;
    }

    /** The period that follows an index; of a fixed rate, the fixed period. */
    RatePeriod indexed() {
        return variablePeriod == null ? fixed() : variablePeriod;
    }
}
