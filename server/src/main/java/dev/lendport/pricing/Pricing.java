package dev.lendport.pricing;

import dev.lendport.finance.MortgageTerms;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.LoanPricing.Quotation;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices loans. Asks the database for newer sheets and fixings, so it belongs inside the caller's transaction. */
@Component
public class Pricing {
    private static final BigDecimal FIVE_QUARTERS = new BigDecimal("1.25");

    private final PriceBooks books;
    private final CurrentTaxonomies taxonomies;

    Pricing(PriceBooks books, CurrentTaxonomies taxonomies) {
        this.books = books;
        this.taxonomies = taxonomies;
    }

    /**
     * Prices a loan on the sheet and the fixings in force on a day.
     *
     * @param day in Lisbon
     * @return refused with {@link ProblemCode#NO_PRICE_SHEET}, or as invalid with pointers into the create body of a
     *     simulation when the request asks for a product that is not offered
     */
    public Outcome<PricedLoan> price(PricingRequest request, LocalDate day) {
        var book = books.current();
        return book.basisOn(day)
                .map(basis -> pricing(request, basis, book).map(LoanPricing::price))
                .orElseGet(() -> Outcome.refused(ProblemCode.NO_PRICE_SHEET));
    }

    /** Prices a loan on what an earlier price was computed from. Refused as {@link #price} is. */
    public Outcome<PricedLoan> priceAgain(PricingRequest request, PricingBasis basis) {
        return pricing(request, basis, books.holding(basis)).map(LoanPricing::price);
    }

    /**
     * The terms of the offer that was asked for: what {@code finance} makes schedules and stressed instalments from.
     * Refused as {@link #price} is.
     */
    public Outcome<MortgageTerms> terms(PricingRequest request, PricingBasis basis) {
        return pricing(request, basis, books.holding(basis)).map(LoanPricing::terms);
    }

    /** The price sheet of a basis that was recorded earlier. */
    public PriceSheet sheet(PricingBasis basis) {
        return books.holding(basis)
                .sheet(basis.priceSheetVersion())
                .orElseThrow(() -> new IllegalArgumentException("no price sheet " + basis.priceSheetVersion()));
    }

    private Outcome<LoanPricing> pricing(PricingRequest request, PricingBasis basis, PriceBook book) {
        var sheet = book.sheet(basis.priceSheetVersion());
        if (sheet.isEmpty()) {
            return Outcome.refused(ProblemCode.NO_PRICE_SHEET);
        }
        return quotation(request.loan(), sheet.get(), basis, book).then(quotation -> {
            var pricing = new LoanPricing(request, quotation, basis);
            return unpayable(request.loan(), pricing)
                    .<Outcome<LoanPricing>>map(error -> Outcome.refused(Refusal.invalid(error)))
                    .orElseGet(() -> Outcome.done(pricing));
        });
    }

    private Outcome<Quotation> quotation(LoanRequest loan, PriceSheet sheet, PricingBasis basis, PriceBook book) {
        var parent = taxonomies.now().parent(TaxonomyList.INDEX_TYPES, loan.indexTypeId());
        if (parent.isEmpty() || parent.getAsInt() != loan.indexTypeSubCategoryId()) {
            return Outcome.refused(Refusal.invalid(FieldError.of("/loan/indexTypeId", "not_of_sub_category")));
        }
        var type = RateType.of(loan.indexTypeSubCategoryId());
        var fixed = sheet.fixedRate(loan.indexTypeId());
        if (type.isEmpty() || (type.get() != RateType.VARIABLE && fixed.isEmpty())) {
            return Outcome.refused(Refusal.invalid(FieldError.of("/loan/indexTypeId", "not_offered")));
        }
        return switch (type.get()) {
            case FIXED -> Outcome.done(new Quotation(RateType.FIXED, sheet, fixed.get(), null));
            case VARIABLE -> indexed(RateType.VARIABLE, sheet, null, book.fixing(loan.indexTypeId(), basis));
            case MIXED ->
                indexed(
                        RateType.MIXED,
                        sheet,
                        fixed.get(),
                        book.fixing(fixed.get().laterIndex(), basis));
        };
    }

    private static Outcome<Quotation> indexed(
            RateType type, PriceSheet sheet, PriceSheet.@Nullable FixedRate fixed, Optional<IndexFixing> fixing) {
        return fixing.<Outcome<Quotation>>map(found -> Outcome.done(new Quotation(type, sheet, fixed, found)))
                .orElseGet(() -> Outcome.refused(ProblemCode.NO_PRICE_SHEET));
    }

    /**
     * A loan without an instalment of capital has no end. One whose charges leave less than a fifth of it, or whose
     * costs of a month are more than all of it, is a slip of the pen, and has no rate that Annex I could solve for.
     */
    private static Optional<FieldError> unpayable(LoanRequest loan, LoanPricing pricing) {
        if (loan.capitalGraceMonths() >= loan.loanDurationMonths()) {
            return Optional.of(
                    FieldError.of("/loan/capitalGracePeriodMonths", "out_of_range", "< " + loan.loanDurationMonths()));
        }
        var lowest = pricing.paidUpFront().multiply(FIVE_QUARTERS).max(pricing.paidMonthly());
        if (loan.loanAmount().compareTo(lowest) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                FieldError.of("/loan/loanAmount", "out_of_range", ">= " + lowest.setScale(2, RoundingMode.UP)));
    }
}
