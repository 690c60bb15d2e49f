package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Instants;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Effects;
import dev.lendport.http.Paging;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.simulation.SimulationList.Filter;
import dev.lendport.simulation.SimulationList.Page;
import dev.lendport.simulation.SimulationList.Position;
import dev.lendport.simulation.SimulationList.Row;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.Taxonomies;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of simulations. */
@Controller
class SimulationListEndpoints {
    private static final int DATE_LENGTH = "2026-01-13".length();

    private final Effects effects;
    private final SimulationList pages;
    private final CurrentTaxonomies taxonomies;

    SimulationListEndpoints(Effects effects, SimulationList pages, CurrentTaxonomies taxonomies) {
        this.effects = effects;
        this.pages = pages;
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

        static Item of(Row row, Taxonomies taxonomies, Language language) {
            return new Item(
                    row.id(),
                    Integer.toString(row.number()),
                    row.keyBorrowerName(),
                    row.keyBorrowerTaxId(),
                    row.loanAmount(),
                    row.loanMonths(),
                    row.moments().createdAt(),
                    row.moments().lastActionAt(),
                    Integer.toString(row.state().id()),
                    row.state().description(taxonomies, language),
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
            @Nullable UUID nextRecord,
            @Nullable UUID previousRecord) {}

    @GetMapping(path = "/v1/simulations", produces = Answer.JSON)
    Answer list(Caller caller, Call call) {
        var position = position(call);
        if (position.isEmpty()) {
            return Effects.answer(
                    Outcome.refused(Refusal.invalid(FieldError.of("/previousRecord", "not_with", "nextRecord"))), call);
        }
        var filter = new Filter(
                call.text("filterByText").map(String::strip).filter(text -> !text.isEmpty()),
                call.instant("filterStatusLastDateFrom", Zones.LISBON),
                call.text("filterStatusLastDateTo").map(SimulationListEndpoints::endOf),
                call.integer("filterSimulationStatus"));
        var size = call.integer("lineCount").orElse(Paging.DEFAULT_SIZE);
        return effects.read(
                caller,
                call,
                now -> pages.page(caller, filter, position.get(), size)
                        .map(page -> Answer.ok(listed(page, caller.language()))));
    }

    private Listed listed(Page page, Language language) {
        var snapshot = taxonomies.now();
        var rows = page.rows();
        return new Listed(
                page.total(),
                page.hasOlder(),
                rows.stream().map(row -> Item.of(row, snapshot, language)).toList(),
                page.hasOlder() && !rows.isEmpty() ? rows.getLast().id() : null,
                page.hasNewer() && !rows.isEmpty() ? rows.getFirst().id() : null);
    }

    /** Empty when both directions are asked for. */
    private static Optional<Position> position(Call call) {
        var next = call.text("nextRecord").map(UUID::fromString);
        var previous = call.text("previousRecord").map(UUID::fromString);
        if (next.isPresent() && previous.isPresent()) {
            return Optional.empty();
        }
        return next.<Position>map(Position.OlderThan::new)
                .or(() -> previous.map(Position.NewerThan::new))
                .or(() -> Optional.of(new Position.Newest()));
    }

    /** The first moment after an instant, or after a day in Lisbon. */
    private static Instant endOf(String value) {
        return value.length() == DATE_LENGTH
                ? LocalDate.parse(value).plusDays(1).atStartOfDay(Zones.LISBON).toInstant()
                : Instants.parse(value, Zones.LISBON).plusNanos(1000);
    }
}
