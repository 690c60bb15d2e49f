package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.finance.Instalment;
import dev.lendport.finance.MortgagePricing;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Effects;
import dev.lendport.http.Version;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.pricing.Pricing;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One simulation, and every instalment of it. */
@Controller
class SimulationDetailEndpoints {
    private final Effects effects;
    private final Simulations simulations;
    private final SimulationActions actions;
    private final Pricing pricing;
    private final CurrentTaxonomies taxonomies;

    SimulationDetailEndpoints(
            Effects effects,
            Simulations simulations,
            SimulationActions actions,
            Pricing pricing,
            CurrentTaxonomies taxonomies) {
        this.effects = effects;
        this.simulations = simulations;
        this.actions = actions;
        this.pricing = pricing;
        this.taxonomies = taxonomies;
    }

    record Schedule(UUID simulationUniqueID, List<InstalmentShown> installments) {}

    record InstalmentShown(
            int number,
            LocalDate dueDate,
            BigDecimal amount,
            BigDecimal interest,
            BigDecimal capital,
            BigDecimal balance) {
        static InstalmentShown of(Instalment instalment) {
            return new InstalmentShown(
                    instalment.number(),
                    instalment.dueDate(),
                    instalment.amount().amount(),
                    instalment.interest().amount(),
                    instalment.capital().amount(),
                    instalment.balance().amount());
        }
    }

    @GetMapping(path = "/v1/simulations/{simulationUniqueId}", produces = Answer.JSON)
    Answer detail(Caller caller, Call call) {
        return effects.read(
                caller,
                call,
                now -> found(caller, call)
                        .map(simulation -> Answer.ok(SimulationDetail.of(
                                        caller, simulation, actions.shown(caller, simulation, now), taxonomies.now()))
                                .version(new Version(simulation.version(), caller.language()))));
    }

    @GetMapping(path = "/v1/simulations/{simulationUniqueId}/schedule", produces = Answer.JSON)
    Answer schedule(Caller caller, Call call) {
        return effects.read(
                caller,
                call,
                now -> found(caller, call)
                        .then(simulation -> pricing.terms(
                                        simulation.request().toPrice(),
                                        simulation.priced().basis())
                                .map(terms -> MortgagePricing.price(terms).schedule(firstDueDate(simulation)))
                                .map(plan -> Answer.ok(new Schedule(
                                                simulation.id(),
                                                plan.instalments().stream()
                                                        .map(InstalmentShown::of)
                                                        .toList()))
                                        .version(new Version(simulation.version(), caller.language())))));
    }

    private Outcome<Simulation> found(Caller caller, Call call) {
        return simulations
                .find(caller, call.id("simulationUniqueId"))
                .<Outcome<Simulation>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    /** A month after the simulation, as if the loan were drawn that day. */
    private static LocalDate firstDueDate(Simulation simulation) {
        return LocalDate.ofInstant(simulation.moments().createdAt(), Zones.LISBON)
                .plusMonths(1);
    }
}
