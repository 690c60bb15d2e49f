package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of a broker's simulations, latest action first, by keyset: a page costs the same wherever it lies. */
@Component
class SimulationList {
    private static final int MOST_NAMED = 1000;

    private final JdbcClient jdbc;
    private final SimulationCounts counts;

    SimulationList(JdbcClient jdbc, SimulationCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    /**
     * What to list.
     *
     * @param text part of a borrower's name or tax id, of the number or of the broker's reference
     * @param from first moment of the last action
     * @param before first moment after it
     */
    record Filter(Optional<String> text, Optional<Instant> from, Optional<Instant> before, Optional<Integer> state) {
        static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether the moment of the last action matters. */
        boolean isBounded() {
            return from.isPresent() || before.isPresent();
        }
    }

    /** Which page: rows older than one, newer than one, or the newest. */
    sealed interface Position {
        record Newest() implements Position {}

        record OlderThan(UUID id) implements Position {}

        record NewerThan(UUID id) implements Position {}
    }

    record Row(
            UUID id,
            int number,
            SimulationState state,
            Simulation.Moments moments,
            @Nullable String keyBorrowerName,
            @Nullable String keyBorrowerTaxId,
            @Nullable String partnerReference,
            BigDecimal loanAmount,
            int loanMonths,
            BigDecimal propertyAmount,
            boolean hasCrossSelling,
            BigDecimal tan,
            BigDecimal taeg,
            BigDecimal mtic,
            BigDecimal instalment,
            BigDecimal ltv,
            @Nullable UUID processId) {}

    /**
     * A page.
     *
     * @param total of all rows that match the filter
     */
    record Page(List<Row> rows, long total, boolean hasOlder, boolean hasNewer) {}

    private record Cursor(Instant lastActionAt, UUID id) {}

    /** The simulations that a text is found in: few enough to name them, or so many that a page fills soon. */
    private sealed interface Matches {
        record All() implements Matches {}

        record Few(List<UUID> ids) implements Matches {}

        record Many(String pattern) implements Matches {}
    }

    Outcome<Page> page(Caller caller, Filter filter, Position position, int size) {
        var asked = new Asked(caller, filter, matches(caller, filter));
        return switch (position) {
            case Position.Newest() -> Outcome.done(older(asked, null, size));
            case Position.OlderThan(UUID id) ->
                cursor(caller, id)
                        .map(cursor -> Outcome.done(older(asked, cursor, size)))
                        .orElseGet(() -> unknown("/nextRecord"));
            case Position.NewerThan(UUID id) ->
                cursor(caller, id)
                        .map(cursor -> Outcome.done(newer(asked, cursor, size)))
                        .orElseGet(() -> unknown("/previousRecord"));
        };
    }

    private record Asked(Caller caller, Filter filter, Matches matches) {}

    private Matches matches(Caller caller, Filter filter) {
        return filter.text()
                .<Matches>map(text -> {
                    var pattern = "%" + escaped(Simulations.searchable(text)) + "%";
                    var ids = jdbc.sql("""
                                    SELECT simulation_id
                                      FROM simulation_search
                                     WHERE broker_id = ? AND words LIKE ?
                                     LIMIT ?
                                    """)
                            .params(caller.broker().value(), pattern, MOST_NAMED + 1)
                            .query((row, n) -> row.getObject(1, UUID.class))
                            .list();
                    return ids.size() <= MOST_NAMED ? new Matches.Few(ids) : new Matches.Many(pattern);
                })
                .orElseGet(Matches.All::new);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Outcome<Page> unknown(String pointer) {
        return Outcome.refused(Refusal.invalid(FieldError.of(pointer, "unknown_record")));
    }

    private Optional<Cursor> cursor(Caller caller, UUID id) {
        return jdbc.sql("SELECT last_action_at FROM simulation WHERE broker_id = ? AND id = ?")
                .params(caller.broker().value(), id)
                .query((row, n) -> new Cursor(Simulations.instant(row, "last_action_at"), id))
                .optional();
    }

    private Page older(Asked asked, @Nullable Cursor cursor, int size) {
        var rows = rows(asked, cursor, "<", "DESC", size + 1);
        return new Page(rows.stream().limit(size).toList(), total(asked), rows.size() > size, cursor != null);
    }

    private Page newer(Asked asked, Cursor cursor, int size) {
        var rows = rows(asked, cursor, ">", "ASC", size + 1);
        var page = rows.subList(0, Math.min(size, rows.size())).reversed();
        return new Page(page, total(asked), true, rows.size() > size);
    }

    private long total(Asked asked) {
        var filter = asked.filter();
        return switch (asked.matches()) {
            case Matches.All() when filter.isBounded() -> count("simulation s WHERE ", new Where(asked));
            case Matches.All() -> counts.total(asked.caller(), filter.state());
            case Matches.Few(List<UUID> ids)
            when filter.isBounded() || filter.state().isPresent() ->
                count("simulation s WHERE ", new Where(asked).named(ids));
            case Matches.Few(List<UUID> ids) -> ids.size();
            case Matches.Many(String pattern)
            when filter.isBounded() || filter.state().isPresent() -> {
                var where = new Where(asked);
                where.and("w.broker_id = s.broker_id AND w.simulation_id = s.id AND w.words LIKE ?", pattern);
                yield count("simulation s, simulation_search w WHERE ", where);
            }
            case Matches.Many(String pattern) -> {
                var where = new Where(new Asked(asked.caller(), Filter.NONE, asked.matches()));
                where.and("s.words LIKE ?", pattern);
                yield count("simulation_search s WHERE ", where);
            }
        };
    }

    private long count(String from, Where where) {
        return jdbc.sql("SELECT count(*) FROM " + from + where.sql)
                .params(where.parameters)
                .query(Long.class)
                .single();
    }

    private List<Row> rows(Asked asked, @Nullable Cursor cursor, String side, String order, int limit) {
        var where = switch (asked.matches()) {
            case Matches.All() -> new Where(asked);
            case Matches.Few(List<UUID> ids) -> new Where(asked).named(ids);
            case Matches.Many(String pattern) -> new Where(asked).found(pattern);
        };
        if (cursor != null) {
            where.and(
                    "(s.last_action_at, s.id) " + side + " (?, ?)",
                    cursor.lastActionAt().atOffset(ZoneOffset.UTC),
                    cursor.id());
        }
        where.parameters.add(limit);
        return jdbc.sql("""
                        SELECT s.id, s.number, s.state, s.created_at, s.last_action_at, s.valid_until,
                               s.key_borrower_name, s.key_borrower_tax_id, s.partner_reference, s.loan_amount,
                               s.loan_months, s.property_amount, s.has_cross_selling, s.tan, s.taeg, s.mtic,
                               s.instalment, s.ltv, s.process_id
                          FROM simulation s
                         WHERE %s
                         ORDER BY s.last_action_at %s, s.id %s
                         LIMIT ?
                        """.formatted(where.sql, order, order))
                .params(where.parameters)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                SimulationState.of(row.getInt("state")),
                new Simulation.Moments(
                        Simulations.instant(row, "created_at"),
                        Simulations.instant(row, "last_action_at"),
                        Simulations.instant(row, "valid_until")),
                row.getString("key_borrower_name"),
                row.getString("key_borrower_tax_id"),
                row.getString("partner_reference"),
                row.getBigDecimal("loan_amount"),
                row.getInt("loan_months"),
                row.getBigDecimal("property_amount"),
                row.getBoolean("has_cross_selling"),
                row.getBigDecimal("tan"),
                row.getBigDecimal("taeg"),
                row.getBigDecimal("mtic"),
                row.getBigDecimal("instalment"),
                row.getBigDecimal("ltv"),
                row.getObject("process_id", UUID.class));
    }

    /** The conditions of a list; the SQL is of constants, every value is a parameter. */
    private static final class Where {
        private final StringBuilder sql = new StringBuilder("s.broker_id = ?");
        private final List<Object> parameters = new ArrayList<>();

        Where(Asked asked) {
            parameters.add(asked.caller().broker().value());
            var filter = asked.filter();
            filter.state().ifPresent(state -> and("s.state = ?", state));
            filter.from().ifPresent(from -> and("s.last_action_at >= ?", from.atOffset(ZoneOffset.UTC)));
            filter.before().ifPresent(before -> and("s.last_action_at < ?", before.atOffset(ZoneOffset.UTC)));
        }

        Where named(List<UUID> ids) {
            return and("s.id = ANY (?)", (Object) ids.toArray(UUID[]::new));
        }

        /** Asked of each row, not joined: the page is read in its order and stops when it is full. */
        Where found(String pattern) {
            return and("""
                    (SELECT w.words LIKE ? FROM simulation_search w
                      WHERE w.broker_id = s.broker_id AND w.simulation_id = s.id)
                    """, pattern);
        }

        Where and(String condition, Object... values) {
            sql.append(" AND ").append(condition);
            parameters.addAll(Arrays.asList(values));
            return this;
        }
    }
}
