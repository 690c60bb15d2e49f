package dev.lendport.message;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.casework.StaffCases;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import java.util.function.BiFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The lender's side of the messages about a case. */
@Controller
class StaffMessageEndpoints {
    private static final String OF_SIMULATION = "/backoffice/simulations/{simulationUniqueId}/messages";
    private static final String OF_PROCESS = "/backoffice/processes/{processUniqueId}/messages";
    private static final String ONE = "/{messageUniqueId}";

    private final StaffCases cases;
    private final Correspondence correspondence;

    StaffMessageEndpoints(StaffCases cases, Correspondence correspondence) {
        this.cases = cases;
        this.correspondence = correspondence;
    }

    @GetMapping(
            path = {OF_SIMULATION, OF_PROCESS},
            produces = Answer.JSON)
    Work list(Actor staff, Call call) {
        return of(staff, call, correspondence::list);
    }

    @GetMapping(
            path = {OF_SIMULATION + ONE, OF_PROCESS + ONE},
            produces = Answer.JSON)
    Work show(Actor staff, Call call) {
        return of(staff, call, correspondence::show);
    }

    @PostMapping(
            path = {OF_SIMULATION, OF_PROCESS},
            consumes = Answer.JSON,
            produces = Answer.JSON)
    Work send(Actor staff, Call call) {
        return of(staff, call, correspondence::send);
    }

    @PostMapping(
            path = {OF_SIMULATION + ONE + "/read", OF_PROCESS + ONE + "/read"},
            produces = Answer.JSON)
    Work read(Actor staff, Call call) {
        return of(staff, call, correspondence::read);
    }

    private Work of(Actor staff, Call call, BiFunction<Caller, Call, Work> work) {
        var kind = correspondence.kind(call);
        return cases.of(kind.type(), call.id(kind.idParameter()), staff, call, owner -> work.apply(owner, call));
    }
}
