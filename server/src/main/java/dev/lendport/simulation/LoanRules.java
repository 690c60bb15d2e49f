package dev.lendport.simulation;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.LoanToValue;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.simulation.SimulationRule.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the lender's price sheet says about amount, term, grace and security. */
final class LoanRules {
    private static final String AMOUNT = "/loan/loanAmount";
    private static final String TERM = "/loan/loanDurationMonths";

    private LoanRules() {}

    static List<SimulationRule> all() {
        return List.of(
                new LowestAmount(),
                new HighestAmount(),
                new ShortestTerm(),
                new LongestTerm(),
                new LongestGrace(),
                new HighestLoanToValue());
    }

    private record LowestAmount() implements SimulationRule {
        @Override
        public String code() {
            return "loan_amount_minimum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.AMOUNT_OUT_OF_RANGE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var amount = application.request().loan().loanAmount();
            return Finding.of(LimitCheck.atLeast(amount, application.limits().loanAmountMinimum()), AMOUNT);
        }
    }

    private record HighestAmount() implements SimulationRule {
        @Override
        public String code() {
            return "loan_amount_maximum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.AMOUNT_OUT_OF_RANGE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var amount = application.request().loan().loanAmount();
            return Finding.of(LimitCheck.atMost(amount, application.limits().loanAmountMaximum()), AMOUNT);
        }
    }

    private record ShortestTerm() implements SimulationRule {
        @Override
        public String code() {
            return "loan_duration_minimum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.TERM_OUT_OF_RANGE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var months = BigDecimal.valueOf(application.request().loan().loanDurationMonths());
            var limit = BigDecimal.valueOf(application.limits().loanDurationMonthsMinimum());
            return Finding.of(LimitCheck.atLeast(months, limit), TERM);
        }
    }

    private record LongestTerm() implements SimulationRule {
        @Override
        public String code() {
            return "loan_duration_maximum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.TERM_OUT_OF_RANGE;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var months = BigDecimal.valueOf(application.request().loan().loanDurationMonths());
            var limit = BigDecimal.valueOf(application.limits().loanDurationMonthsMaximum());
            return Finding.of(LimitCheck.atMost(months, limit), TERM);
        }
    }

    private record LongestGrace() implements SimulationRule {
        @Override
        public String code() {
            return "capital_grace_maximum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.GRACE_TOO_LONG;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var months = BigDecimal.valueOf(application.request().loan().capitalGraceMonths());
            var limit = BigDecimal.valueOf(application.limits().capitalGracePeriodMonthsMaximum());
            return Finding.of(LimitCheck.atMost(months, limit), "/loan/capitalGracePeriodMonths");
        }
    }

    /** On the lower of price and appraisal, by purpose (Banco de Portugal, limits to the LTV ratio). */
    private record HighestLoanToValue() implements SimulationRule {
        @Override
        public String code() {
            return "ltv_maximum";
        }

        @Override
        public int rejectReasonId() {
            return RejectReason.LTV_TOO_HIGH;
        }

        @Override
        public Optional<Finding> examine(Application application) {
            var loan = application.request().loan();
            var ltv = LoanToValue.of(
                    application.terms().loan(),
                    application.request().propertyValue().securing());
            return application
                    .limits()
                    .ltvMaximum(loan.productSchemeId(), loan.productPurposeId())
                    .flatMap(limit -> Finding.of(ltv.checkAtMost(limit), AMOUNT));
        }
    }
}
