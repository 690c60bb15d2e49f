package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseGate;
import dev.lendport.finance.Instalment;
import dev.lendport.finance.MortgagePricing;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import dev.lendport.pricing.Pricing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One simulation, and every instalment of it. */
@Controller
class SimulationDetailEndpoints {
    private final Simulations simulations;
    private final CaseGate<Simulation, SimulationAction> gate;
    private final Pricing pricing;

    SimulationDetailEndpoints(Simulations simulations, CaseGate<Simulation, SimulationAction> gate, Pricing pricing) {
        this.simulations = simulations;
        this.gate = gate;
        this.pricing = pricing;
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
    Work detail(Caller caller, Call call) {
        return Work.read(
                caller,
                call,
                now -> found(caller, call)
                        .map(simulation -> gate.view(caller, simulation, now))
                        .map(view -> Answer.ok(SimulationDetail.of(view)).version(view.version())));
    }

    @GetMapping(path = "/v1/simulations/{simulationUniqueId}/schedule", produces = Answer.JSON)
    Work schedule(Caller caller, Call call) {
        return Work.read(
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
        return simulations.find(caller, call.id("simulationUniqueId"));
    }

    /** A month after the simulation, as if the loan were drawn that day. */
    private static LocalDate firstDueDate(Simulation simulation) {
        return LocalDate.ofInstant(simulation.moments().createdAt(), Zones.LISBON)
                .plusMonths(1);
    }
}
