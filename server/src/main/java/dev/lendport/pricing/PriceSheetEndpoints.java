package dev.lendport.pricing;

import dev.lendport.caller.Actor;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.PriceRecords.SheetListed;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Staff store and read price sheets. */
@Controller
class PriceSheetEndpoints {
    private static final String ALL = "/backoffice/price-sheets";

    private final PriceRecords records;
    private final CurrentTaxonomies taxonomies;

    PriceSheetEndpoints(PriceRecords records, CurrentTaxonomies taxonomies) {
        this.records = records;
        this.taxonomies = taxonomies;
    }

    record Created(int version) {}

    record Listed(long totalCount, int count, List<SheetListed> listPriceSheets) {}

    @GetMapping(path = ALL, produces = Answer.JSON)
    Work list(Actor staff, Call call) {
        int page = call.integer("pageNumber").orElse(1);
        int size = call.integer("pageSize").orElse(Paging.DEFAULT_SIZE);
        return Work.ofStaff(staff, call, now -> {
            var found = records.sheets(page, size);
            return Outcome.done(Answer.ok(new Listed(found.total(), found.rows().size(), found.rows())));
        });
    }

    @PostMapping(path = ALL, consumes = Answer.JSON, produces = Answer.JSON)
    Work create(Actor staff, Call call) {
        var sheet = call.body(PriceSheet.class);
        return Work.ofStaff(staff, call, now -> {
            var errors = PriceSheetChecks.errors(sheet, taxonomies.now());
            return errors.isEmpty() ? stored(staff, call, sheet) : Outcome.refused(Refusal.invalid(errors));
        });
    }

    private Outcome<Answer> stored(Actor staff, Call call, PriceSheet sheet) {
        return records.add(staff, sheet)
                .<Outcome<Answer>>map(version -> Outcome.done(Answer.created(
                                ALL + "/" + version, Written.of(call, "price_sheet.created", new Created(version)))
                        .version(version(version, call.language()))))
                .orElseGet(() -> Outcome.refused(ProblemCode.PRICE_SHEET_OVERLAPS, sheet.validFrom()));
    }

    @GetMapping(path = "/backoffice/price-sheets/{version}", produces = Answer.JSON)
    Work detail(Actor staff, Call call) {
        int version = call.integer("version").orElseThrow();
        return Work.ofStaff(
                staff,
                call,
                now -> records.sheet(version)
                        .<Outcome<Answer>>map(sheet ->
                                Outcome.done(Answer.ok(shown(sheet)).version(version(version, call.language()))))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    /** The document as it was stored, and what the row knows besides. */
    private static JsonNode shown(StoredSheet stored) {
        ObjectNode document = Json.MAPPER.valueToTree(stored.sheet());
        document.put("version", stored.version());
        document.put("createdAt", stored.createdAt().toString());
        document.put("createdBy", stored.createdBy());
        return document;
    }

    private static Version version(int number, Language language) {
        return new Version(number, language);
    }
}
