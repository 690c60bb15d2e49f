package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages of a broker's processes, the latest action first. A page is read along an index and costs the same wherever it is
 * and however many processes there are; totals come from counters where no text and no date narrows them.
 */
@Component
class ProcessList {
    /** So many matches of a text are fetched by their ids; with more, the page is read along the index. */
    private static final int MOST_FETCHED_BY_ID = 1000;

    private final JdbcClient jdbc;
    private final CurrentTaxonomies taxonomies;

    ProcessList(JdbcClient jdbc, CurrentTaxonomies taxonomies) {
        this.jdbc = jdbc;
        this.taxonomies = taxonomies;
    }

    /**
     * What to list.
     *
     * @param decided whether there is a credit decision
     * @param contractFrom first moment of the contract dates wanted
     * @param contractBefore the moment after the last of them
     */
    record Filter(
            Optional<String> text,
            Optional<Integer> state,
            Optional<Boolean> decided,
            Optional<Instant> contractFrom,
            Optional<Instant> contractBefore) {}

    /** Where a page starts: at the newest, or beside a record of another page. */
    sealed interface Start {
        record Newest() implements Start {}

        record OlderThan(UUID id) implements Start {}

        record NewerThan(UUID id) implements Start {}
    }

    /** One process in a list. */
    record Row(
            UUID id,
            int number,
            ProcessState state,
            Instant lastActionAt,
            UUID simulationId,
            int simulationNumber,
            int branchId,
            String keyBorrowerName,
            @Nullable String keyBorrowerTaxId,
            BigDecimal loanAmount,
            BigDecimal propertyAmount,
            BigDecimal ltvEstimated,
            @Nullable BigDecimal ltvReal,
            boolean hasInsurance,
            boolean hasCreditDecision,
            @Nullable Instant contractAt,
            @Nullable Instant scheduledContractAt) {}

    /**
     * A page.
     *
     * @param rows the latest action first
     * @param hasOlder whether rows follow it
     * @param hasNewer whether rows precede it
     */
    record Page(long total, List<Row> rows, boolean hasOlder, boolean hasNewer) {}

    Outcome<Page> page(Caller caller, Filter filter, Start start, int size) {
        var query = new ProcessQuery(caller, filter, matches(caller, filter));
        return switch (start) {
            case Start.Newest newest -> {
                var rows = rows(query.newest(size + 1));
                yield Outcome.done(page(query, rows, size, false));
            }
            case Start.OlderThan(UUID id) ->
                place(caller, id, "/nextRecord").map(place -> {
                    var rows = rows(query.olderThan(place, id, size + 1));
                    return page(query, rows, size, true);
                });
            case Start.NewerThan(UUID id) ->
                place(caller, id, "/previousRecord").map(place -> {
                    var rows = rows(query.newerThan(place, id, size + 1));
                    var shown = rows.subList(0, Math.min(size, rows.size())).reversed();
                    return new Page(total(query), shown, true, rows.size() > size);
                });
        };
    }

    private Page page(ProcessQuery query, List<Row> rows, int size, boolean hasNewer) {
        return new Page(total(query), rows.subList(0, Math.min(size, rows.size())), rows.size() > size, hasNewer);
    }

    /** The processes that the text of the filter matches; empty without a text. */
    private Optional<ProcessQuery.Matches> matches(Caller caller, Filter filter) {
        return filter.text().filter(text -> !SearchWords.plain(text).isEmpty()).map(text -> {
            var pattern = SearchWords.pattern(text);
            var branches = SearchWords.branches(text, taxonomies.now(), taxonomies.today());
            var ids = jdbc.sql("""
                            SELECT process_id FROM process_search
                             WHERE broker_id = ? AND (words LIKE ? OR branch_id = ANY (?))
                             LIMIT ?
                            """)
                    .params(caller.broker().value(), pattern, branches.toArray(Integer[]::new))
                    .param(MOST_FETCHED_BY_ID + 1)
                    .query((row, n) -> row.getObject(1, UUID.class))
                    .list();
            return ids.size() <= MOST_FETCHED_BY_ID
                    ? new ProcessQuery.Few(ids)
                    : new ProcessQuery.Many(pattern, branches);
        });
    }

    private long total(ProcessQuery query) {
        var statement = query.total();
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query(Long.class)
                .single();
    }

    private List<Row> rows(ProcessQuery.Statement statement) {
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, n) -> row(row))
                .list();
    }

    /** The moment that a record stands at in the list. A record that is unknown, or another broker's, is no place. */
    private Outcome<OffsetDateTime> place(Caller caller, UUID id, String pointer) {
        return jdbc.sql("SELECT last_action_at FROM process WHERE broker_id = ? AND id = ?")
                .params(caller.broker().value(), id)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .<Outcome<OffsetDateTime>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.invalid(FieldError.of(pointer, "unknown_record"))));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                ProcessState.of(row.getInt("state")),
                row.getObject("last_action_at", OffsetDateTime.class).toInstant(),
                row.getObject("simulation_id", UUID.class),
                row.getInt("simulation_number"),
                row.getInt("branch_id"),
                row.getString("key_borrower_name"),
                row.getString("key_borrower_tax_id"),
                row.getBigDecimal("loan_amount"),
                row.getBigDecimal("property_amount"),
                row.getBigDecimal("ltv_estimated"),
                row.getBigDecimal("ltv_real"),
                row.getBoolean("has_insurance"),
                row.getBoolean("decided"),
                instant(row, "contract_at"),
                instant(row, "scheduled_contract_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
