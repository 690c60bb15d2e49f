package dev.lendport.pricing;

import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A priced loan as the partner API shows it, in a simulation and in a process alike. Rates in percent, amounts in euros;
 * what the kind of rate does not have is 0 or empty.
 *
 * @param ltvEstimated the loan to the lower of price and estimated value
 * @param ltvReal the loan to the appraised value; null until there is one
 * @param baseSpread over {@code indexInterestRate} before discounts; of a fixed rate, the whole rate
 * @param proposedSpread over {@code indexInterestRate} after discounts: together they are the rate that follows the index,
 *     or of a fixed rate the rate itself
 * @param indexInterestRate the index fixing used; 0 for a fixed rate
 * @param tan nominal yearly rate of the first month: {@code baseInterestRate + spread}
 * @param taeg annual percentage rate of charge, three decimals
 * @param interestRateTypeID 1 fixed, 2 variable, 3 mixed
 * @param commercialDiscount agreed with this borrower alone; always 0 for now
 * @param monthlyInstallmentAmount the first instalment that repays capital
 * @param mtic everything that the consumer pays, to the cent
 * @param fixedTAN rate of the fixed period, {@code fixedBaseInterestRate + fixedProposedSpread}
 * @param variableTAN rate that follows the index, {@code variableBaseInterestRate + variableProposedSpread}
 * @param indexTypeMixed name of the mixed product; empty otherwise
 * @param fixedPeriod months of the fixed period
 * @param spread of the first month, after discounts, over {@code baseInterestRate}
 * @param baseInterestRate of the first month: the index fixing, or 0 when it starts fixed
 * @param capitalGracePeriodMonths null when there is none
 */
public record LoanDetail(
        BigDecimal loanAmount,
        int loanDurationMonths,
        boolean hasCrossSelling,
        int productSchemeID,
        String productSchemeDescription,
        int loanPurposeID,
        String loanPurposeDescription,
        int productPurposeID,
        String productPurposeDescription,
        BigDecimal ltvEstimated,
        @Nullable BigDecimal ltvReal,
        BigDecimal baseSpread,
        BigDecimal proposedSpread,
        BigDecimal indexInterestRate,
        BigDecimal tan,
        BigDecimal taeg,
        BigDecimal discountCrossSelling,
        int interestRateTypeID,
        String interestRateTypeDescription,
        BigDecimal commercialDiscount,
        BigDecimal monthlyInstallmentAmount,
        boolean sustainabilityCampaign,
        BigDecimal sustainabilityCampaignPercentage,
        BigDecimal mtic,
        BigDecimal fixedTAN,
        BigDecimal variableTAN,
        int indexTypeSubCategoryID,
        String indexTypeSubCategoryDescription,
        String indexTypeMixed,
        String indexType,
        int indexTypeID,
        BigDecimal fixedBaseInterestRate,
        BigDecimal fixedMonthlyInstallmentAmount,
        BigDecimal fixedSpread,
        String fixedPeriod,
        BigDecimal fixedProposedSpread,
        int loanFixedPeriodMonths,
        BigDecimal variableBaseInterestRate,
        BigDecimal variableMonthlyInstallmentAmount,
        BigDecimal variableSpread,
        BigDecimal variableProposedSpread,
        int loanVariablePeriodMonths,
        BigDecimal spread,
        BigDecimal baseInterestRate,
        @Nullable Integer capitalGracePeriodMonths) {
    private static final int MIXED = 3;

    /** The offer that was asked for. */
    public static LoanDetail requested(PricedLoan priced, Taxonomies taxonomies, Language language) {
        return of(priced.loan(), priced.requested(), null, taxonomies, language);
    }

    /** The same loan without the tied products. */
    public static LoanDetail withoutCrossSelling(PricedLoan priced, Taxonomies taxonomies, Language language) {
        return of(priced.loan(), priced.withoutCrossSelling(), null, taxonomies, language);
    }

    /**
     * One offer in the caller's language.
     *
     * @param ltvReal percent; null until the property was appraised
     */
    public static LoanDetail of(
            LoanRequest loan,
            LoanFigures figures,
            @Nullable BigDecimal ltvReal,
            Taxonomies taxonomies,
            Language language) {
        var words = new Words(taxonomies, language);
        var rateType = words.of(TaxonomyList.INDEX_TYPE_SUB_CATEGORIES, loan.indexTypeSubCategoryId());
        var indexType = words.of(TaxonomyList.INDEX_TYPES, loan.indexTypeId());
        var fixed = figures.fixed();
        var variable = figures.variable();
        return new LoanDetail(
                loan.loanAmount(),
                loan.loanDurationMonths(),
                figures.hasCrossSelling(),
                loan.productSchemeId(),
                words.of(TaxonomyList.PRODUCT_SCHEMES, loan.productSchemeId()),
                loan.loanPurposeId(),
                words.of(TaxonomyList.LOAN_PURPOSES, loan.loanPurposeId()),
                loan.productPurposeId(),
                words.of(TaxonomyList.PRODUCT_PURPOSES, loan.productPurposeId()),
                figures.ltvEstimated(),
                ltvReal,
                figures.indexed().spread(),
                figures.indexed().proposedSpread(),
                figures.indexed().baseInterestRate(),
                figures.tan(),
                figures.taeg(),
                figures.discountCrossSelling(),
                loan.indexTypeSubCategoryId(),
                rateType,
                BigDecimal.ZERO,
                figures.monthlyInstallmentAmount(),
                loan.sustainabilityCampaign(),
                figures.sustainabilityCampaignPercentage(),
                figures.mtic(),
                fixed.tan(),
                variable.tan(),
                loan.indexTypeSubCategoryId(),
                rateType,
                loan.indexTypeSubCategoryId() == MIXED ? indexType : "",
                indexType,
                loan.indexTypeId(),
                fixed.baseInterestRate(),
                fixed.monthlyInstallmentAmount(),
                fixed.spread(),
                Integer.toString(fixed.months()),
                fixed.proposedSpread(),
                fixed.months(),
                variable.baseInterestRate(),
                variable.monthlyInstallmentAmount(),
                variable.spread(),
                variable.proposedSpread(),
                variable.months(),
                figures.first().proposedSpread(),
                figures.first().baseInterestRate(),
                loan.capitalGraceMonths() == 0 ? null : loan.capitalGraceMonths());
    }

    private record Words(Taxonomies taxonomies, Language language) {
        String of(TaxonomyList list, int id) {
            return taxonomies.description(list, id, language);
        }
    }
}
