package dev.lendport.simulation;

import dev.lendport.finance.LimitCheck;
import dev.lendport.finance.MortgageTerms;
import dev.lendport.pricing.Figures;
import dev.lendport.pricing.PriceSheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be so before the lender accepts a simulation. A rule that does not apply finds nothing. Adding one
 * is adding a record to one of the lists below and its description to the texts.
 */
interface SimulationRule {

    List<SimulationRule> ALL = Stream.of(LoanRules.all(), ProductRules.all(), BorrowerRules.all(), YouthRules.all())
            .flatMap(List::stream)
            .toList();

    /** Stable; its description is {@code rule.<code>} of the texts. */
    String code();

    /** Of the code list {@code simulation-reject-reasons}. */
    int rejectReasonId();

    Optional<Finding> examine(Application application);

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

    static List<RuleOutcome> outcomes(Application application) {
        return ALL.stream()
                .flatMap(rule -> rule
                        .examine(application)
                        .map(found -> new RuleOutcome(
                                rule.code(),
                                rule.rejectReasonId(),
                                found.passed(),
                                found.actual(),
                                found.limit(),
                                found.pointer()))
                        .stream())
                .toList();
    }
}
