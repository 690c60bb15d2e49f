package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Instants;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Processes: create, list, change. */
@Controller
class ProcessEndpoints {
    private static final int WITH_DECISION = 1;
    private static final String A_DATE = "2026-01-13";

    private final CreateProcess creation;
    private final UpdateProcess update;
    private final ProcessList list;
    private final CurrentTaxonomies taxonomies;

    ProcessEndpoints(CreateProcess creation, UpdateProcess update, ProcessList list, CurrentTaxonomies taxonomies) {
        this.creation = creation;
        this.update = update;
        this.list = list;
        this.taxonomies = taxonomies;
    }

    record Created(UUID processUniqueID, int processNumber) {}

    record Listed(
            long totalRecords,
            boolean hasMoreResults,
            List<ProcessView.Item> listProcessDetail,
            @Nullable UUID nextRecord,
            @Nullable UUID previousRecord) {}

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

    @GetMapping(path = "/v1/processes", produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        int size = call.integer("lineCount").orElse(Paging.DEFAULT_SIZE);
        return Work.read(
                caller,
                call,
                now -> start(call)
                        .then(start -> list.page(caller, filter(call), start, size)
                                .map(page -> Answer.ok(listed(page, call)))));
    }

    private Listed listed(ProcessList.Page page, Call call) {
        var view = new ProcessView(taxonomies.now(), call.language());
        var rows = page.rows();
        return new Listed(
                page.total(),
                page.hasOlder(),
                rows.stream().map(view::item).toList(),
                page.hasOlder() && !rows.isEmpty() ? rows.getLast().id() : null,
                page.hasNewer() && !rows.isEmpty() ? rows.getFirst().id() : null);
    }

    private static Outcome<ProcessList.Start> start(Call call) {
        var next = call.text("nextRecord").map(UUID::fromString);
        var previous = call.text("previousRecord").map(UUID::fromString);
        if (next.isPresent() && previous.isPresent()) {
            return Outcome.refused(Refusal.invalid(FieldError.of("/previousRecord", "not_with", "nextRecord")));
        }
        return Outcome.done(next.<ProcessList.Start>map(ProcessList.Start.OlderThan::new)
                .or(() -> previous.map(ProcessList.Start.NewerThan::new))
                .orElseGet(ProcessList.Start.Newest::new));
    }

    private static ProcessList.Filter filter(Call call) {
        return new ProcessList.Filter(
                call.text("filterByText"),
                call.integer("filterProcessStatusId"),
                call.integer("filterHasCreditDecisionId").map(id -> id == WITH_DECISION),
                call.instant("filterContractDateStart", Zones.LISBON),
                call.text("filterContractDateTo").map(ProcessEndpoints::momentAfter));
    }

    /** A day counts to its end, an instant counts itself; PostgreSQL keeps microseconds. */
    private static Instant momentAfter(String value) {
        var instant = Instants.parse(value, Zones.LISBON);
        return value.length() == A_DATE.length()
                ? instant.atZone(Zones.LISBON).plusDays(1).toInstant()
                : instant.plusNanos(1000);
    }
}
