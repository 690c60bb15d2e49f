package dev.lendport.simulation;

import static dev.lendport.simulation.SimulationRule.rule;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.RatePlan;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Which products go with which purposes and terms. */
final class ProductRules {
    static final List<SimulationRule> ALL = List.of(
            rule("product_purpose_offered", RejectReason.PRODUCT_NOT_AVAILABLE, ProductRules::purposeOffered),
            rule(
                    "fixed_period_fits_term",
                    RejectReason.FIXED_PERIOD_EXCEEDS_TERM,
                    a -> fixedPeriod(a).flatMap(check -> Finding.of(check, "/loan/loanDurationMonths"))));

    private ProductRules() {}

    /** The price sheet has a limit to the loan to value for every purpose that the lender lends for. */
    private static Optional<Finding> purposeOffered(Application a) {
        var purpose = a.loan().productPurposeId();
        var offered = a.limits().ltvMaximum(a.loan().productSchemeId(), purpose).isPresent();
        return Optional.of(new Finding(offered, purpose, null, "/loan/productPurposeId"));
    }

    /** A rate fixed for so many years needs no longer a term; a mixed one follows its index for a month at least. */
    private static Optional<LimitCheck> fixedPeriod(Application a) {
        var months = BigDecimal.valueOf(a.terms().months());
        return switch (a.terms().rate()) {
            case RatePlan.Variable _ -> Optional.empty();
            case RatePlan.Mixed mixed ->
                Optional.of(LimitCheck.atLeast(months, BigDecimal.valueOf(mixed.fixedMonths() + 1L)));
            case RatePlan.Fixed _ ->
                a.productMonths().map(fixed -> LimitCheck.atMost(months, BigDecimal.valueOf(fixed)));
        };
    }
}
