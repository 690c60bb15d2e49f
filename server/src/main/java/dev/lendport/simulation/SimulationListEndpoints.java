package dev.lendport.simulation;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of simulations. */
@Controller
class SimulationListEndpoints {

    private final CaseList list;
    private final CurrentTaxonomies taxonomies;

    SimulationListEndpoints(CaseList list, CurrentTaxonomies taxonomies) {
        this.list = list;
        this.taxonomies = taxonomies;
    }

    record Item(
            UUID simulationUniqueId,
            String simulationNumber,
            @Nullable String keyBorrowerName,
            @Nullable String keyBorrowerTaxId,
            BigDecimal loanAmount,
            int loanDurationMonths,
            Instant creationDate,
            Instant lastActionDate,
            String simulationStatusId,
            String simulationStatusDescription,
            BigDecimal propertyAmount,
            boolean hasCrossSelling,
            BigDecimal tan,
            BigDecimal taeg,
            BigDecimal mtic,
            BigDecimal monthlyInstallmentAmount,
            BigDecimal ltvEstimated,
            Instant validUntil,
            @Nullable String partnerReference,
            @Nullable UUID processUniqueId) {

        static Item of(SimulationRow row, Taxonomies taxonomies, Language language, Instant now) {
            var state = row.stateAt(now);
            return new Item(
                    row.id(),
                    Integer.toString(row.number()),
                    row.keyBorrowerName(),
                    row.keyBorrowerTaxId(),
                    row.loanAmount(),
                    row.loanMonths(),
                    row.moments().createdAt(),
                    row.moments().lastActionAt(),
                    Integer.toString(state.id()),
                    state.description(taxonomies, language),
                    row.propertyAmount(),
                    row.hasCrossSelling(),
                    row.tan(),
                    row.taeg(),
                    row.mtic(),
                    row.instalment(),
                    row.ltv(),
                    row.moments().validUntil(),
                    row.partnerReference(),
                    row.processId());
        }
    }

    record Listed(
            long totalRecords,
            boolean hasMoreResults,
            List<Item> listSimulationDetail,
            @Nullable String nextRecord,
            @Nullable String previousRecord) {}

    @GetMapping(path = "/v1/simulations", produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        var further = new Where()
                .andIf(
                        "c.last_action_at >= ?",
                        call.instant("filterStatusLastDateFrom", Zones.LISBON).map(Rows::at))
                .andIf(
                        "c.last_action_at < ?",
                        call.instantAfter("filterStatusLastDateTo", Zones.LISBON)
                                .map(Rows::at));
        var filter = new CaseList.Filter(
                call.text("filterByText"), call.integer("filterSimulationStatus"), Optional.empty(), further);
        return Work.read(
                caller,
                call,
                now -> list.page(caller, call, SimulationRow.LISTING, filter, now)
                        .map(page -> Answer.ok(listed(page, caller.language(), now))));
    }

    private Listed listed(CaseList.Page<SimulationRow> page, Language language, Instant now) {
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
