package dev.lendport.simulation;

import dev.lendport.caller.Zones;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.PricedLoan;
import dev.lendport.pricing.Pricing;
import dev.lendport.simulation.SimulationRule.Application;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.TaxonomyItem;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds a priced request against every rule of the lender, with the limits of the price sheet it was priced on. */
@Component
public class LendingRules {
    static final List<SimulationRule> ALL = Stream.of(
                    LoanRules.ALL, ProductRules.ALL, BorrowerRules.ALL, YouthRules.ALL)
            .flatMap(List::stream)
            .toList();

    private final Pricing pricing;
    private final CurrentTaxonomies taxonomies;

    LendingRules(Pricing pricing, CurrentTaxonomies taxonomies) {
        this.pricing = pricing;
        this.taxonomies = taxonomies;
    }

    Outcome<List<RuleOutcome>> outcomes(SimulationRequest request, PricedLoan priced, Instant now) {
        return pricing.terms(request.toPrice(), priced.basis())
                .map(terms -> outcomes(new Application(
                        request,
                        pricing.sheet(priced.basis()).limits(),
                        terms,
                        productMonths(request),
                        LocalDate.ofInstant(now, Zones.LISBON))));
    }

    /** What each rule that applies finds, in the order of the rules. */
    static List<RuleOutcome> outcomes(Application application) {
        return ALL.stream().flatMap(rule -> rule.outcome(application).stream()).toList();
    }

    /**
     * The priced loan when it keeps every rule; else a refusal that points at what breaks one.
     *
     * @param request as a simulation would ask for it; the pointers go into that body
     */
    public Outcome<PricedLoan> kept(SimulationRequest request, PricedLoan priced, Instant now) {
        return outcomes(request, priced, now).then(outcomes -> {
            var broken = outcomes.stream()
                    .filter(outcome -> !outcome.passed())
                    .map(outcome -> FieldError.of(
                            outcome.pointer(),
                            "beyond_lender_limit",
                            outcome.code(),
                            Objects.toString(outcome.actual(), "-"),
                            Objects.toString(outcome.limit(), "-")))
                    .toList();
            return broken.isEmpty() ? Outcome.done(priced) : Outcome.refused(Refusal.invalid(broken));
        });
    }

    private Optional<Integer> productMonths(SimulationRequest request) {
        return taxonomies
                .now()
                .find(TaxonomyList.INDEX_TYPES, request.loan().indexTypeId())
                .map(TaxonomyItem::fixedPeriodMonths)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt);
    }
}
