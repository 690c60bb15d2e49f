package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import dev.lendport.simulation.ValidateSimulation.Validated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Runs the lender's rules on a simulation, or on a request that is not stored. */
@Controller
class ValidationEndpoints {
    private static final Texts TEXTS = Texts.of("simulation");

    private final ValidateSimulation validate;

    ValidationEndpoints(ValidateSimulation validate) {
        this.validate = validate;
    }

    record Validation(
            boolean accepted,
            List<RuleShown> rules,
            @Nullable List<String> ignored) {
        static Validation of(Validated validated, Call call) {
            return new Validation(
                    validated.accepted(),
                    validated.outcomes().stream()
                            .map(outcome -> RuleShown.of(outcome, call.language()))
                            .toList(),
                    call.ignored().isEmpty() ? null : call.ignored());
        }
    }

    record RuleShown(
            String code,
            String description,
            boolean passed,
            @Nullable Object actual,
            @Nullable Object limit,
            String pointer) {
        static RuleShown of(RuleOutcome outcome, Language language) {
            return new RuleShown(
                    outcome.code(),
                    TEXTS.text(language, "rule." + outcome.code()),
                    outcome.passed(),
                    outcome.actual(),
                    outcome.limit(),
                    outcome.pointer());
        }
    }

    @PostMapping(path = "/v1/simulations/{simulationUniqueId}/validate", produces = Answer.JSON)
    Work validate(Caller caller, Call call) {
        var id = call.id("simulationUniqueId");
        return Work.write(
                caller,
                call,
                now -> validate.validate(caller, id, call.ifMatch(), now)
                        .map(validated -> Answer.ok(Validation.of(validated, call))
                                .version(new Version(validated.version(), caller.language()))));
    }

    @PostMapping(path = "/v1/simulations/validate", consumes = Answer.JSON, produces = Answer.JSON)
    Work validateRequest(Caller caller, Call call) {
        var request = call.body(SimulationRequest.class);
        return Work.read(
                caller,
                call,
                now -> validate.validate(request, now).map(validated -> Answer.ok(Validation.of(validated, call))));
    }
}
