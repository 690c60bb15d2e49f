package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Create, update and cancel a simulation. */
@Controller
class SimulationEndpoints {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String ONE = "/v1/simulations/{simulationUniqueId}";

    private final CreateSimulation create;
    private final UpdateSimulation update;
    private final SimulationMoves change;

    SimulationEndpoints(CreateSimulation create, UpdateSimulation update, SimulationMoves change) {
        this.create = create;
        this.update = update;
        this.change = change;
    }

    @PostMapping(path = "/v1/simulations", consumes = Answer.JSON, produces = Answer.JSON)
    Work create(Caller caller, Call call) {
        return Work.write(
                caller,
                call,
                now -> create.create(caller, call.tree(), now)
                        .map(created -> Answer.created(
                                        "/v1/simulations/" + created.simulationUniqueID(),
                                        Written.of(call, "simulation.created", created))
                                .version(new Version(1, caller.language()))));
    }

    @PatchMapping(
            path = ONE,
            consumes = {Answer.JSON, MERGE_PATCH},
            produces = Answer.JSON)
    Work update(Caller caller, Call call) {
        var id = call.id("simulationUniqueId");
        return Work.write(
                caller,
                call,
                now -> written(
                        caller,
                        call,
                        "simulation.updated",
                        update.update(caller, id, call.tree(), call.ifMatch(), now)));
    }

    @DeleteMapping(path = ONE, produces = Answer.JSON)
    Work cancel(Caller caller, Call call) {
        var id = call.id("simulationUniqueId");
        return Work.write(
                caller,
                call,
                now -> written(caller, call, "simulation.canceled", change.cancel(caller, id, call.ifMatch(), now)));
    }

    private static Outcome<Answer> written(Caller caller, Call call, String what, Outcome<Long> version) {
        return version.map(number -> Answer.ok(Written.of(call, what)).version(new Version(number, caller.language())));
    }
}
