package dev.lendport.simulation;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.RatePlan;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which products go with which purposes and terms. */
final class ProductRules {
    private ProductRules() {}

    static List<SimulationRule> all() {
        return List.of(new PurposeOffered(), new FixedPeriodFits());
    }

    /** The price sheet has a limit to the loan to value for every purpose that the lender lends for. */
    private record PurposeOffered() implements SimulationRule {
        @Override
        public String code() {
            return "product_purpose_offered";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.PRODUCT_NOT_AVAILABLE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var loan = application.request().loan();
            var offered = application
                    .limits()
                    .ltvMaximum(loan.productSchemeId(), loan.productPurposeId())
                    .isPresent();
            return Optional.of(new Finding(offered, loan.productPurposeId(), null, "/loan/productPurposeId"));
        }
    }

    /** A rate fixed for so many years needs no longer a term; a mixed one follows its index for a month at least. */
    private record FixedPeriodFits() implements SimulationRule {
        @Override
        public String code() {
            return "fixed_period_fits_term";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.FIXED_PERIOD_EXCEEDS_TERM;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var months = BigDecimal.valueOf(application.terms().months());
            return limit(application).flatMap(check -> Finding.of(check.apply(months), "/loan/loanDurationMonths"));
        }

        private static Optional<Function<BigDecimal, LimitCheck>> limit(Application application) {
            return switch (application.terms().rate()) {
                case RatePlan.Variable _ -> Optional.empty();
                case RatePlan.Mixed mixed ->
                    Optional.of(months -> LimitCheck.atLeast(months, BigDecimal.valueOf(mixed.fixedMonths() + 1L)));
                case RatePlan.Fixed _ ->
                    application
                            .productMonths()
                            .map(fixed -> months -> LimitCheck.atMost(months, BigDecimal.valueOf(fixed)));
            };
        }
    }
}
