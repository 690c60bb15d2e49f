package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.Deadlines;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.journal.Timeline;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One process as it stands: in full, what may be done, what is due, what happened. */
@Controller
class ProcessCaseEndpoints {
    private static final int DEFAULT_LINES = 100;

    private final Processes processes;
    private final Deadlines deadlines;
    private final Timeline timeline;
    private final CurrentTaxonomies taxonomies;

    ProcessCaseEndpoints(Processes processes, Deadlines deadlines, Timeline timeline, CurrentTaxonomies taxonomies) {
        this.processes = processes;
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.taxonomies = taxonomies;
    }

    record ShownDeadlines(UUID processUniqueId, List<Deadlines.Shown> deadlines) {}

    record ShownTimeline(UUID processUniqueId, List<Timeline.Line> entries) {}

    @GetMapping(path = "/v1/processes/{processUniqueId}", produces = Answer.JSON)
    Work detail(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(
                caller,
                call,
                now -> processes.find(caller, id).map(process -> {
                    var detail = view(call).detail(process, deadlines.of(caller, id), now);
                    return Answer.ok(detail).version(new Version(process.version(), call.language()));
                }));
    }

    @GetMapping(path = "/v1/processes/{processUniqueId}/actions", produces = Answer.JSON)
    Work actions(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(
                caller,
                call,
                now -> processes
                        .find(caller, id)
                        .map(process -> Answer.ok(view(call).actions(process, now))));
    }

    @GetMapping(path = "/v1/processes/{processUniqueId}/deadlines", produces = Answer.JSON)
    Work deadlines(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(
                caller,
                call,
                now -> processes
                        .find(caller, id)
                        .map(process -> Answer.ok(new ShownDeadlines(id, deadlines.of(caller, id)))));
    }

    @GetMapping(path = "/v1/processes/{processUniqueId}/timeline", produces = Answer.JSON)
    Work timeline(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        int after = call.integer("after").orElse(0);
        int limit = call.integer("limit").orElse(DEFAULT_LINES);
        return Work.read(
                caller,
                call,
                now -> processes
                        .find(caller, id)
                        .<Answer>map(
                                process -> Answer.ok(new ShownTimeline(id, timeline.of(caller, id, after, limit)))));
    }

    private ProcessView view(Call call) {
        return new ProcessView(taxonomies.now(), call.language());
    }
}
