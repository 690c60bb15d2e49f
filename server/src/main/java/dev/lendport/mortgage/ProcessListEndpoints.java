package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseList;
import dev.lendport.database.Rows;
import dev.lendport.database.Where;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of processes. */
@Controller
class ProcessListEndpoints {
    private static final int WITH_DECISION = 1;

    private final CaseList list;
    private final CurrentTaxonomies taxonomies;

    ProcessListEndpoints(CaseList list, CurrentTaxonomies taxonomies) {
        this.list = list;
        this.taxonomies = taxonomies;
    }

    /** Numbers and ids are texts here. */
    record Item(
            UUID processUniqueId,
            String processNumber,
            String keyBorrowerName,
            @Nullable String keyBorrowerTaxId,
            BigDecimal loanAmount,
            Instant lastActionDate,
            String processStatusId,
            String processStatusDescription,
            boolean hasCreditDecision,
            String branchId,
            String branchDescription,
            @Nullable Instant contractDate,
            @Nullable Instant scheduledContractDate,
            BigDecimal propertyAmount,
            UUID simulationUniqueId,
            String simulationNumber,
            boolean hasInsurance,
            BigDecimal ltvEstimated,
            @Nullable BigDecimal ltvReal) {

        static Item of(ProcessRow row, Taxonomies taxonomies, Language language, Instant now) {
            var state = row.stateAt(now);
            return new Item(
                    row.id(),
                    Integer.toString(row.number()),
                    row.keyBorrowerName(),
                    row.keyBorrowerTaxId(),
                    plain(row.loanAmount()),
                    row.lastActionAt(),
                    Integer.toString(state.id()),
                    state.description(taxonomies, language),
                    row.hasCreditDecision(),
                    Integer.toString(row.branchId()),
                    taxonomies.description(TaxonomyList.BRANCHES, row.branchId(), language),
                    row.contractAt(),
                    row.scheduledContractAt(),
                    plain(row.propertyAmount()),
                    row.simulationId(),
                    Integer.toString(row.simulationNumber()),
                    row.hasInsurance(),
                    plain(row.ltvEstimated()),
                    row.ltvReal() == null ? null : plain(row.ltvReal()));
        }

        /** 200000 rather than 200000.00: as the detail shows it. */
        private static BigDecimal plain(BigDecimal amount) {
            var stripped = amount.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    record Listed(
            long totalRecords,
            boolean hasMoreResults,
            List<Item> listProcessDetail,
            @Nullable String nextRecord,
            @Nullable String previousRecord) {}

    @GetMapping(path = "/v1/processes", produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        var further = new Where()
                .andIf(
                        "c.contract_at >= ?",
                        call.instant("filterContractDateStart", Zones.LISBON).map(Rows::at))
                .andIf(
                        "c.contract_at < ?",
                        call.instantAfter("filterContractDateTo", Zones.LISBON).map(Rows::at));
        var filter = new CaseList.Filter(
                call.text("filterByText"),
                call.integer("filterProcessStatusId"),
                call.integer("filterHasCreditDecisionId").map(id -> id == WITH_DECISION),
                further);
        return Work.read(
                caller,
                call,
                now -> list.page(caller, call, ProcessRow.LISTING, filter, now)
                        .map(page -> Answer.ok(listed(page, caller.language(), now))));
    }

    private Listed listed(CaseList.Page<ProcessRow> page, Language language, Instant now) {
        var snapshot = taxonomies.now();
        return new Listed(
                page.total(),
                page.next() != null,
                page.rows().stream()
                        .map(row -> Item.of(row, snapshot, language, now))
                        .toList(),
                page.next(),
                page.previous());
    }
}
