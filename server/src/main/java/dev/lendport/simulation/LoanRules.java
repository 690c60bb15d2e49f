package dev.lendport.simulation;

import static dev.lendport.simulation.SimulationRule.rule;

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
    private static final String GRACE = "/loan/capitalGracePeriodMonths";

    static final List<SimulationRule> ALL = List.of(
            rule(
                    "loan_amount_minimum",
                    RejectReason.AMOUNT_OUT_OF_RANGE,
                    a -> Finding.of(
                            LimitCheck.atLeast(a.loan().loanAmount(), a.limits().loanAmountMinimum()), AMOUNT)),
            rule(
                    "loan_amount_maximum",
                    RejectReason.AMOUNT_OUT_OF_RANGE,
                    a -> Finding.of(
                            LimitCheck.atMost(a.loan().loanAmount(), a.limits().loanAmountMaximum()), AMOUNT)),
            rule(
                    "loan_duration_minimum",
                    RejectReason.TERM_OUT_OF_RANGE,
                    a -> monthsAtLeast(a.loan().loanDurationMonths(), a.limits().loanDurationMonthsMinimum(), TERM)),
            rule(
                    "loan_duration_maximum",
                    RejectReason.TERM_OUT_OF_RANGE,
                    a -> monthsAtMost(a.loan().loanDurationMonths(), a.limits().loanDurationMonthsMaximum(), TERM)),
            rule(
                    "capital_grace_maximum",
                    RejectReason.GRACE_TOO_LONG,
                    a -> monthsAtMost(
                            a.loan().capitalGraceMonths(), a.limits().capitalGracePeriodMonthsMaximum(), GRACE)),
            rule("ltv_maximum", RejectReason.LTV_TOO_HIGH, LoanRules::loanToValue));

    private LoanRules() {}

    private static Optional<Finding> monthsAtLeast(int months, int limit, String pointer) {
        return Finding.of(LimitCheck.atLeast(BigDecimal.valueOf(months), BigDecimal.valueOf(limit)), pointer);
    }

    private static Optional<Finding> monthsAtMost(int months, int limit, String pointer) {
        return Finding.of(LimitCheck.atMost(BigDecimal.valueOf(months), BigDecimal.valueOf(limit)), pointer);
    }

    /** On the lower of price and appraisal, by purpose (Banco de Portugal, limits to the LTV ratio). */
    private static Optional<Finding> loanToValue(Application a) {
        var ltv = LoanToValue.of(a.terms().loan(), a.request().propertyValue().securing());
        return a.limits()
                .ltvMaximum(a.loan().productSchemeId(), a.loan().productPurposeId())
                .flatMap(limit -> Finding.of(ltv.checkAtMost(limit), AMOUNT));
    }
}
