package dev.lendport.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The loan that somebody asks for, in the words of the partner API. Ids are of the code lists.
 *
 * @param loanAmount euros
 * @param indexTypeSubCategoryId 1 fixed, 2 variable, 3 mixed
 * @param indexTypeId the index of a variable rate, or the product of a fixed or mixed one
 * @param hasCrossSelling whether the borrower takes the tied products for their discount
 * @param capitalGracePeriodMonths the first so many instalments pay interest only; null for none
 */
public record LoanRequest(
        BigDecimal loanAmount,
        int loanDurationMonths,
        int productSchemeId,
        int loanPurposeId,
        int productPurposeId,
        int indexTypeSubCategoryId,
        int indexTypeId,
        boolean hasCrossSelling,
        boolean sustainabilityCampaign,
        @Nullable Integer capitalGracePeriodMonths) {
    public LoanRequest {
        loanAmount = Figures.plain(loanAmount);
    }

    /** Months of interest only at the start; 0 for none. */
    public int capitalGraceMonths() {
        return capitalGracePeriodMonths == null ? 0 : capitalGracePeriodMonths;
    }
}
