package dev.lendport.message;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The partner's side of the messages about a case. */
@Controller
class MessageEndpoints {
    private static final String OF_SIMULATION = "/v1/simulations/{simulationUniqueId}/messages";
    private static final String OF_PROCESS = "/v1/processes/{processUniqueId}/messages";
    private static final String ONE = "/{messageUniqueId}";

    private final Correspondence correspondence;

    MessageEndpoints(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @GetMapping(
            path = {OF_SIMULATION, OF_PROCESS},
            produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        return correspondence.list(caller, call);
    }

    @GetMapping(
            path = {OF_SIMULATION + ONE, OF_PROCESS + ONE},
            produces = Answer.JSON)
    Work show(Caller caller, Call call) {
        return correspondence.show(caller, call);
    }

    @PostMapping(
            path = {OF_SIMULATION, OF_PROCESS},
            consumes = Answer.JSON,
            produces = Answer.JSON)
    Work send(Caller caller, Call call) {
        return correspondence.send(caller, call);
    }

    @PostMapping(
            path = {OF_SIMULATION + ONE + "/read", OF_PROCESS + ONE + "/read"},
            produces = Answer.JSON)
    Work read(Caller caller, Call call) {
        return correspondence.read(caller, call);
    }
}
