package dev.lendport.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lender asks for its loans from a day on. Rates and discounts in percentage points, amounts in euros.
 *
 * @param spread over the index
 * @param crossSellingDiscount off the rate with the tied products
 * @param sustainabilityDiscount off the rate in the sustainability campaign
 * @param charges paid on the day the loan is drawn
 * @param accountYearlyCost of the account that the credit needs
 * @param creditStampDutyPercent on the loan for terms of five years and more; shorter terms have the rates of the law
 */
public record PriceSheet(
        LocalDate validFrom,
        BigDecimal spread,
        List<FixedRate> fixedRates,
        BigDecimal crossSellingDiscount,
        BigDecimal sustainabilityDiscount,
        List<Charge> charges,
        BigDecimal accountYearlyCost,
        BigDecimal creditStampDutyPercent,
        Limits limits,
        List<LifeInsuranceBand> lifeInsuranceTariff,
        List<MultiRiskBand> multiRiskTariff) {
    /** Euribor 3M. */
    private static final int USUAL_LATER_INDEX = 7;

    public PriceSheet {
        fixedRates = List.copyOf(fixedRates);
        charges = List.copyOf(charges);
        lifeInsuranceTariff = List.copyOf(lifeInsuranceTariff);
        multiRiskTariff = List.copyOf(multiRiskTariff);
    }

    /**
     * The rate of a product that starts fixed, before discounts.
     *
     * @param fixedPeriodMonths null when it is fixed to the end
     * @param laterIndexTypeId the index that a mixed rate follows afterwards; Euribor 3M when null
     */
    public record FixedRate(
            int indexTypeId,
            @Nullable Integer fixedPeriodMonths,
            @Nullable Integer laterIndexTypeId,
            BigDecimal ratePercent) {
        int laterIndex() {
            return laterIndexTypeId == null ? USUAL_LATER_INDEX : laterIndexTypeId;
        }
    }

    /**
     * One charge.
     *
     * @param amount without tax
     * @param tax {@code stamp_duty}, {@code vat} or {@code none}
     */
    public record Charge(
            int bankChargeTypeId,
            String code,
            String pt,
            String en,
            BigDecimal amount,
            BigDecimal taxPercent,
            String tax) {}

    /**
     * How far the lender goes. What the law or the supervisor asks beyond it are rules of their own.
     *
     * @param oldestAgeAtMaturity completed years of the oldest borrower on the day of the last instalment
     * @param dstiPercent debt service to net income
     */
    public record Limits(
            BigDecimal loanAmountMinimum,
            BigDecimal loanAmountMaximum,
            int loanDurationMonthsMinimum,
            int loanDurationMonthsMaximum,
            int oldestAgeAtMaturity,
            int capitalGracePeriodMonthsMaximum,
            BigDecimal dstiPercent,
            List<LtvLimit> ltv) {
        public Limits {
            ltv = List.copyOf(ltv);
        }

        /** The highest loan to value in percent; empty when the lender does not lend for that purpose. */
        public Optional<BigDecimal> ltvMaximum(int productSchemeId, int productPurposeId) {
            return ltv.stream()
                    .filter(limit -> limit.productPurposeId() == productPurposeId
                            && limit.productSchemeId() != null
                            && limit.productSchemeId() == productSchemeId)
                    .findFirst()
                    .or(() -> ltv.stream()
                            .filter(limit ->
                                    limit.productPurposeId() == productPurposeId && limit.productSchemeId() == null)
                            .findFirst())
                    .map(LtvLimit::maximumPercent);
        }
    }

    /**
     * The highest loan to value for a purpose.
     *
     * @param productSchemeId null for every scheme without a limit of its own
     */
    public record LtvLimit(@Nullable Integer productSchemeId, int productPurposeId, BigDecimal maximumPercent) {}

    /**
     * The life insurance of one borrower.
     *
     * @param ageTo included, in completed years
     * @param yearlyRatePercent yearly premium in percent of the loan
     */
    public record LifeInsuranceBand(int ageFrom, int ageTo, BigDecimal yearlyRatePercent) {}

    /**
     * The insurance of the home.
     *
     * @param propertyAmountTo included
     */
    public record MultiRiskBand(BigDecimal propertyAmountFrom, BigDecimal propertyAmountTo, BigDecimal monthlyCost) {}

    Optional<FixedRate> fixedRate(int indexTypeId) {
        return fixedRates.stream()
                .filter(rate -> rate.indexTypeId() == indexTypeId)
                .findFirst();
    }

    /** Percent a year; an age outside of the tariff is charged as the nearest one inside. */
    BigDecimal lifeRatePercent(int age) {
        var bands = lifeInsuranceTariff.stream()
                .sorted(Comparator.comparingInt(LifeInsuranceBand::ageFrom))
                .toList();
        return bands.stream()
                .filter(band -> age <= band.ageTo())
                .findFirst()
                .orElse(bands.getLast())
                .yearlyRatePercent();
    }

    /** Euros a month; a value outside of the tariff is charged as the nearest one inside. */
    BigDecimal multiRiskPremium(BigDecimal propertyAmount) {
        var bands = multiRiskTariff.stream()
                .sorted(Comparator.comparing(MultiRiskBand::propertyAmountFrom))
                .toList();
        return bands.stream()
                .filter(band -> propertyAmount.compareTo(band.propertyAmountTo()) <= 0)
                .findFirst()
                .orElse(bands.getLast())
                .monthlyCost();
    }
}
