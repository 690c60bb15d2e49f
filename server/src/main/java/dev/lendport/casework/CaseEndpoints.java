package dev.lendport.casework;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.lendport.caller.Caller;
import dev.lendport.deadline.Deadlines;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.journal.Timeline;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What may be done with a case, what is due and what happened to it: the same for every kind of case. */
@Controller
class CaseEndpoints {
    private static final String SIMULATION = "/v1/simulations/{simulationUniqueId}";
    private static final String PROCESS = "/v1/processes/{processUniqueId}";
    private static final String PORTABILITY = "/credit_transfer/received_portability/{key}";
    private static final int DEFAULT_LINES = 100;

    private final List<CaseKind<?, ?>> kinds;
    private final Deadlines deadlines;
    private final Timeline timeline;
    private final CurrentTaxonomies taxonomies;

    CaseEndpoints(List<CaseKind<?, ?>> kinds, Deadlines deadlines, Timeline timeline, CurrentTaxonomies taxonomies) {
        this.kinds = List.copyOf(kinds);
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.taxonomies = taxonomies;
    }

    record Actions(@JsonAnyGetter Map<String, Object> described, List<CaseView.Action> allowedActions) {}

    record ShownDeadlines(@JsonAnyGetter Map<String, Object> id, List<Deadlines.Shown> deadlines) {}

    record ShownTimeline(@JsonAnyGetter Map<String, Object> id, List<Timeline.Line> entries) {}

    @GetMapping(
            path = {SIMULATION + "/actions", PROCESS + "/actions", PORTABILITY + "/actions"},
            produces = Answer.JSON)
    Work actions(Caller caller, Call call) {
        return actions(kind(call), caller, call);
    }

    @GetMapping(
            path = {SIMULATION + "/deadlines", PROCESS + "/deadlines", PORTABILITY + "/deadlines"},
            produces = Answer.JSON)
    Work deadlines(Caller caller, Call call) {
        var kind = kind(call);
        var id = call.id(kind.idParameter());
        return Work.read(
                caller,
                call,
                now -> kind.find(caller, id)
                        .map(found ->
                                Answer.ok(new ShownDeadlines(Map.of(kind.idMember(), id), deadlines.of(caller, id)))));
    }

    @GetMapping(
            path = {SIMULATION + "/timeline", PROCESS + "/timeline", PORTABILITY + "/timeline"},
            produces = Answer.JSON)
    Work timeline(Caller caller, Call call) {
        var kind = kind(call);
        var id = call.id(kind.idParameter());
        int after = call.integer("after").orElse(0);
        int limit = call.integer("limit").orElse(DEFAULT_LINES);
        return Work.read(
                caller,
                call,
                now -> kind.find(caller, id)
                        .map(found -> Answer.ok(new ShownTimeline(
                                Map.of(kind.idMember(), id), timeline.of(caller, id, after, limit)))));
    }

    private <C extends Case, A extends Enum<A> & CaseAction> Work actions(
            CaseKind<C, A> kind, Caller caller, Call call) {
        var id = call.id(kind.idParameter());
        return Work.read(
                caller, call, now -> kind.find(caller, id).map(found -> Answer.ok(actions(kind, found, caller, now))));
    }

    private <C extends Case, A extends Enum<A> & CaseAction> Actions actions(
            CaseKind<C, A> kind, C found, Caller caller, Instant now) {
        var view = CaseView.of(found, kind.rules(), taxonomies.now(), caller, now);
        var described = new LinkedHashMap<String, Object>();
        described.put(kind.idMember(), found.id());
        described.putAll(kind.described(view));
        return new Actions(described, view.actions());
    }

    private CaseKind<?, ?> kind(Call call) {
        return kinds.stream()
                .filter(kind -> call.operation().path().startsWith(kind.path()))
                .findFirst()
                .orElseThrow();
    }
}
