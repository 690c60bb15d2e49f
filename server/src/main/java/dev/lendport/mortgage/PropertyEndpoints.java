package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.taxonomy.CurrentTaxonomies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** The one property of a process. */
@Controller
class PropertyEndpoints {
    private final ChangeProperty change;
    private final Processes processes;
    private final CurrentTaxonomies taxonomies;

    PropertyEndpoints(ChangeProperty change, Processes processes, CurrentTaxonomies taxonomies) {
        this.change = change;
        this.processes = processes;
        this.taxonomies = taxonomies;
    }

    @GetMapping(path = "/v1/processes/{processUniqueId}/properties", produces = Answer.JSON)
    Work get(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(
                caller,
                call,
                now -> processes
                        .find(caller, id)
                        .map(process -> Answer.ok(
                                        new ProcessView(taxonomies.now(), call.language()).property(process.property()))
                                .version(new Version(process.property().version(), call.language()))));
    }

    @PutMapping(
            path = "/v1/processes/{processUniqueId}/properties/{propertyUniqueId}",
            consumes = Answer.JSON,
            produces = Answer.JSON)
    Work update(Caller caller, Call call) {
        var id = new ProcessId(call.id("processUniqueId"));
        var propertyId = call.id("propertyUniqueId");
        return Work.write(
                caller,
                call,
                now -> change.with(caller, id, propertyId, call.ifMatch(), call.tree(), now)
                        .map(version -> Answer.ok(Written.of(call, "property.updated"))
                                .version(new Version(version, call.language()))));
    }
}
