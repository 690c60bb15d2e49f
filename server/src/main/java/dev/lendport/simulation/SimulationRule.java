package dev.lendport.simulation;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.MortgageTerms;
import dev.lendport.pricing.Figures;
import dev.lendport.pricing.LoanRequest;
import dev.lendport.pricing.PriceSheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be so before the lender accepts a simulation. To add one is to add a row to the list of its theme,
 * its text {@code rule.<code>} in both languages, and a line to the test.
 *
 * @param code stable
 * @param rejectReasonId one of {@link RejectReason}
 * @param examination finds nothing where the rule does not apply
 */
record SimulationRule(String code, int rejectReasonId, Function<Application, Optional<Finding>> examination) {

    /** A row of a list of rules. */
    static SimulationRule rule(String code, int rejectReasonId, Function<Application, Optional<Finding>> examination) {
        return new SimulationRule(code, rejectReasonId, examination);
    }

    Optional<RuleOutcome> outcome(Application application) {
        return examination
                .apply(application)
                .map(found -> new RuleOutcome(
                        code, rejectReasonId, found.passed(), found.actual(), found.limit(), found.pointer()));
    }

    /**
     * What the rules look at.
     *
     * @param limits of the price sheet that the simulation was priced on
     * @param terms of the offer that was asked for
     * @param productMonths for which the product that was asked for fixes the rate; empty for a variable rate
     * @param today in Lisbon, taken as the day of the contract
     */
    record Application(
            SimulationRequest request,
            PriceSheet.Limits limits,
            MortgageTerms terms,
            Optional<Integer> productMonths,
            LocalDate today) {

        LoanRequest loan() {
            return request.loan();
        }

        List<SimulationRequest.Borrower> borrowers() {
            return request.borrowers();
        }

        /** Where a borrower's birth date stands in the create body. */
        static String birthDate(int borrower) {
            return "/borrowers/" + borrower + "/birthDate";
        }
    }

    /**
     * What was measured against what.
     *
     * @param actual a number or a word
     * @param pointer into the create body
     */
    record Finding(
            boolean passed,
            @Nullable Object actual,
            @Nullable Object limit,
            String pointer) {
        static Optional<Finding> of(LimitCheck check, String pointer) {
            return Optional.of(
                    new Finding(check.passed(), Figures.plain(check.actual()), Figures.plain(check.limit()), pointer));
        }
    }
}
