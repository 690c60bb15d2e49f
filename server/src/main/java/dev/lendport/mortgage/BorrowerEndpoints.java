package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** The borrowers of a process. */
@Controller
class BorrowerEndpoints {
    private static final String ALL = "/v1/processes/{processUniqueId}/borrowers";
    private static final String ONE = ALL + "/{borrowerUniqueId}";

    private final ChangeBorrowers changes;
    private final Processes processes;
    private final CurrentTaxonomies taxonomies;

    BorrowerEndpoints(ChangeBorrowers changes, Processes processes, CurrentTaxonomies taxonomies) {
        this.changes = changes;
        this.processes = processes;
        this.taxonomies = taxonomies;
    }

    record Listed(int totalCount, int count, List<Map<String, Object>> listBorrowers) {}

    record Created(UUID borrowerUniqueID) {}

    @GetMapping(path = ALL, produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(
                caller,
                call,
                now -> processes.find(caller, id).map(process -> {
                    var borrowers = process.borrowers().stream()
                            .map(view(call)::borrower)
                            .toList();
                    return Answer.ok(new Listed(borrowers.size(), borrowers.size(), borrowers));
                }));
    }

    @PostMapping(path = ALL, consumes = Answer.JSON, produces = Answer.JSON)
    Work create(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.write(
                caller,
                call,
                now -> changes.add(caller, new ProcessId(id), call.tree(), now)
                        .map(borrower -> Answer.created(
                                        "/v1/processes/" + id + "/borrowers/" + borrower.value(),
                                        Written.of(call, "borrower.created", new Created(borrower.value())))
                                .version(new Version(1, call.language()))));
    }

    @GetMapping(path = ONE, produces = Answer.JSON)
    Work get(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var borrowerId = new BorrowerId(call.id("borrowerUniqueId"));
        return Work.read(
                caller,
                call,
                now -> processes
                        .find(caller, id)
                        .then(process -> process.borrower(borrowerId)
                                .map(borrower ->
                                        Outcome.done(Answer.ok(view(call).borrower(borrower))
                                                .version(new Version(borrower.version(), call.language()))))
                                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND))));
    }

    @PutMapping(path = ONE, consumes = Answer.JSON, produces = Answer.JSON)
    Work update(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var borrowerId = new BorrowerId(call.id("borrowerUniqueId"));
        return Work.write(
                caller,
                call,
                now -> changes.update(caller, new ProcessId(id), borrowerId, call.ifMatch(), call.tree(), now)
                        .map(version -> Answer.ok(Written.of(call, "borrower.updated"))
                                .version(new Version(version, call.language()))));
    }

    @DeleteMapping(path = ONE, produces = Answer.JSON)
    Work delete(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var borrowerId = new BorrowerId(call.id("borrowerUniqueId"));
        return Work.write(
                caller,
                call,
                now -> changes.remove(caller, new ProcessId(id), borrowerId, call.ifMatch(), now)
                        .map(version -> Answer.ok(Written.of(call, "borrower.deleted"))));
    }

    private ProcessView view(Call call) {
        return new ProcessView(taxonomies.now(), call.language());
    }
}
