package dev.lendport.rulebook;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.ContentHash;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What partners read of the rulebooks. A version never changes; its tag is a digest of what is sent. */
@Controller
class RulebookEndpoints {
    static final String ALL = "/v1/rulebooks";

    private static final String SCHEMA = "application/schema+json";
    private static final String KEEP_FIVE_MINUTES = "private, max-age=300";
    private static final int TAG_CHARACTERS = 24;

    private final RulebookRecords records;
    private final Rulebooks rulebooks;

    RulebookEndpoints(RulebookRecords records, Rulebooks rulebooks) {
        this.records = records;
        this.rulebooks = rulebooks;
    }

    record Listed(long totalCount, int count, List<RulebookRecords.Listed> listRulebooks) {}

    @GetMapping(path = ALL, produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        int page = call.integer("pageNumber").orElse(1);
        int size = call.integer("pageSize").orElse(Paging.DEFAULT_SIZE);
        return Work.read(caller, call, now -> {
            var found = records.list(page, size);
            return Outcome.done(Answer.ok(new Listed(found.total(), found.rows().size(), found.rows())));
        });
    }

    @GetMapping(path = ALL + "/{version}", produces = Answer.JSON)
    Work document(Caller caller, Call call) {
        return kept(caller, call, Answer.JSON, RulebookEndpoints::shown);
    }

    /** Asked for as JSON too: it is that. */
    @GetMapping(
            path = ALL + "/{version}/schema",
            produces = {SCHEMA, Answer.JSON})
    Work schema(Caller caller, Call call) {
        return kept(caller, call, SCHEMA, RulebookSchema::of);
    }

    private Work kept(Caller caller, Call call, String type, Function<StoredRulebook, JsonNode> form) {
        int version = call.integer("version").orElseThrow();
        return Work.read(
                caller,
                call,
                now -> rulebooks
                        .find(version)
                        .<Outcome<Answer>>map(stored -> Outcome.done(answer(form.apply(stored), type)))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private static Answer answer(JsonNode form, String type) {
        var bytes = Json.MAPPER.writeValueAsBytes(form);
        var tag = ContentHash.of(bytes).sha256().substring(0, TAG_CHARACTERS);
        return Answer.ok(bytes)
                .with("Content-Type", type)
                .with("ETag", "\"" + tag + "\"")
                .with("Cache-Control", KEEP_FIVE_MINUTES)
                .with("Vary", "Authorization");
    }

    /** The document as it was stored, and what the row knows besides. */
    private static JsonNode shown(StoredRulebook stored) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.put("version", stored.version());
        shown.put("createdAt", stored.createdAt().toString());
        shown.setAll((ObjectNode) Json.MAPPER.valueToTree(stored.rulebook()));
        return shown;
    }
}
