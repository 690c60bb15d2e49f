package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Create and change a process. */
@Controller
class ProcessEndpoints {
    private final CreateProcess creation;
    private final UpdateProcess update;

    ProcessEndpoints(CreateProcess creation, UpdateProcess update) {
        this.creation = creation;
        this.update = update;
    }

    record Created(UUID processUniqueID, int processNumber) {}

    @PostMapping(path = "/v1/processes", consumes = Answer.JSON, produces = Answer.JSON)
    Work create(Caller caller, Call call) {
        var request = call.body(CreateProcess.Request.class);
        return Work.write(
                caller,
                call,
                now -> creation.from(caller, request, now)
                        .map(created -> Answer.created(
                                        "/v1/processes/" + created.id(),
                                        Written.of(
                                                call, "process.created", new Created(created.id(), created.number())))
                                .version(new Version(1, call.language()))));
    }

    @PutMapping(path = "/v1/processes/{processUniqueId}", consumes = Answer.JSON, produces = Answer.JSON)
    Work update(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var request = call.body(UpdateProcess.Request.class);
        return Work.write(
                caller,
                call,
                now -> update.with(caller, id, call.ifMatch(), request, now)
                        .map(version -> Answer.ok(Written.of(call, "process.updated"))
                                .version(new Version(version, call.language()))));
    }
}
