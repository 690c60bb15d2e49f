package dev.lendport.casework;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseSearch.Found;
import dev.lendport.database.Rows;
import dev.lendport.database.Where;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages of a broker's cases, the latest action first. A page is read along an index from a place in it and costs the same
 * wherever it lies; totals come from the counters where no text and no date narrows them. A case that moves meanwhile
 * goes to the newest end and nowhere else, so that going on towards older ones ends and shows no row twice.
 */
@Component
public class CaseList {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String BEFORE = "nextRecord";
    private static final String AFTER = "previousRecord";

    private final JdbcClient jdbc;
    private final CaseCounts counts;
    private final CaseSearch search;
    private final Deadlines deadlines;

    CaseList(JdbcClient jdbc, CaseCounts counts, CaseSearch search, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.counts = counts;
        this.search = search;
    }

    /**
     * How one kind of case is listed.
     *
     * @param columns of its table, which is called {@code c}
     * @param table has {@code broker_id}, {@code id}, {@code state} and {@code last_action_at}
     * @param lapses what time alone brings about, whether or not its deadline has fired: the state that a case is shown in
     *     from the moment that a deadline of the kind is due
     */
    public record Listing<R>(
            Subject.Type kind, String columns, String table, RowMapper<R> row, Map<DeadlineKind, Integer> lapses) {
        public Listing {
            lapses = Map.copyOf(lapses);
        }

        private String from() {
            return table + " c";
        }
    }

    /**
     * What to list.
     *
     * @param text whose words a case has, in any order
     * @param decided whether there is a decision, for a kind whose table has {@code decided_at}
     * @param further conditions of the kind's own on {@code c}; what they narrow is counted row by row
     */
    public record Filter(Optional<String> text, Optional<Integer> state, Optional<Boolean> decided, Where further) {
        boolean isCounted() {
            return further.isEmpty();
        }

        boolean isText() {
            return further.isEmpty() && state.isEmpty() && decided.isEmpty();
        }
    }

    /**
     * A page.
     *
     * @param total of all rows that match the filter
     * @param next the cursor of the older rows; null when there are none
     * @param previous the cursor of the newer rows; null when there are none
     */
    public record Page<R>(
            long total,
            List<R> rows,
            @Nullable String next,
            @Nullable String previous) {}

    /**
     * What is asked for.
     *
     * @param overdue the cases whose state a deadline has changed that has not fired yet, by that state; looked for only
     *     when a state is
     */
    private record Asked<R>(
            Caller caller, Listing<R> listing, Filter filter, Found found, Map<Integer, List<UUID>> overdue) {}

    private record Placed<R>(R row, Place place) {}

    /** The page that a request's {@code nextRecord}, {@code previousRecord} and {@code lineCount} ask for. */
    public <R> Outcome<Page<R>> page(Caller caller, Call call, Listing<R> listing, Filter filter, Instant now) {
        var older = call.text(BEFORE);
        var newer = call.text(AFTER);
        if (older.isPresent() && newer.isPresent()) {
            return Outcome.refused(Refusal.invalid(FieldError.of("/" + AFTER, "not_with", BEFORE)));
        }
        int size = call.integer("lineCount").orElse(Paging.DEFAULT_SIZE);
        var overdue = filter.state().isEmpty() ? Map.<Integer, List<UUID>>of() : overdue(caller, listing.lapses(), now);
        var asked = new Asked<>(caller, listing, filter, search.find(caller, listing.kind(), filter.text()), overdue);
        if (older.isPresent()) {
            return place(asked, older.get(), BEFORE).map(place -> older(asked, place, size));
        }
        if (newer.isPresent()) {
            return place(asked, newer.get(), AFTER).map(place -> newer(asked, place, size));
        }
        return Outcome.done(older(asked, null, size));
    }

    private Map<Integer, List<UUID>> overdue(Caller caller, Map<DeadlineKind, Integer> lapses, Instant now) {
        var byState = new HashMap<Integer, List<UUID>>();
        for (var one : deadlines.overdue(caller, lapses.keySet(), now)) {
            byState.computeIfAbsent(lapses.get(one.kind()), none -> new ArrayList<>())
                    .add(one.subjectId());
        }
        return byState;
    }

    private <R> Page<R> older(Asked<R> asked, @Nullable Place beside, int size) {
        var rows = rows(asked, beside, "<", "DESC", size + 1);
        return page(asked, rows.subList(0, Math.min(size, rows.size())), rows.size() > size, beside != null);
    }

    private <R> Page<R> newer(Asked<R> asked, Place beside, int size) {
        var rows = rows(asked, beside, ">", "ASC", size + 1);
        return page(asked, rows.subList(0, Math.min(size, rows.size())).reversed(), true, rows.size() > size);
    }

    private <R> Page<R> page(Asked<R> asked, List<Placed<R>> rows, boolean hasOlder, boolean hasNewer) {
        return new Page<>(
                total(asked),
                rows.stream().map(Placed::row).toList(),
                hasOlder && !rows.isEmpty() ? rows.getLast().place().cursor() : null,
                hasNewer && !rows.isEmpty() ? rows.getFirst().place().cursor() : null);
    }

    /** The place of a cursor; of a bare id, which older clients send, the place where that case stands now. */
    private Outcome<Place> place(Asked<?> asked, String cursor, String parameter) {
        var place = ID.matcher(cursor).matches() ? placeOf(asked, UUID.fromString(cursor)) : Place.of(cursor);
        return place.<Outcome<Place>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.invalid(FieldError.of("/" + parameter, "unknown_record"))));
    }

    private Optional<Place> placeOf(Asked<?> asked, UUID id) {
        return jdbc.sql("SELECT last_action_at FROM " + asked.listing().table() + " WHERE broker_id = ? AND id = ?")
                .params(asked.caller().broker().value(), id)
                .query((row, n) -> new Place(Rows.instant(row, "last_action_at"), id))
                .optional();
    }

    private <R> List<Placed<R>> rows(Asked<R> asked, @Nullable Place beside, String side, String order, int limit) {
        var listing = asked.listing();
        var where = narrowed(asked);
        switch (asked.found()) {
            case Found.All() -> {}
            case Found.Few(List<UUID> ids) -> where.and("c.id = ANY (?)", (Object) ids.toArray(UUID[]::new));
            // Asked of each row, never joined: the page is read in its order and stops when it is full.
            case Found.Many(Where words) ->
                where.and(
                        "EXISTS (SELECT FROM case_search w" + words.sql()
                                + " AND w.broker_id = c.broker_id AND w.case_id = c.id OFFSET 0)",
                        words.parameters().toArray());
        }
        if (beside != null) {
            where.and("(c.last_action_at, c.id) " + side + " (?, ?)", Rows.at(beside.at()), beside.id());
        }
        return jdbc.sql("SELECT c.id, c.last_action_at, " + listing.columns() + " FROM " + listing.from() + where.sql()
                        + " ORDER BY c.last_action_at " + order + ", c.id " + order + " LIMIT ?")
                .params(where.parameters())
                .param(limit)
                .query((row, n) -> new Placed<>(
                        listing.row().mapRow(row, n),
                        new Place(Rows.instant(row, "last_action_at"), row.getObject("id", UUID.class))))
                .list();
    }

    private long total(Asked<?> asked) {
        var filter = asked.filter();
        return switch (asked.found()) {
            case Found.All()
            when filter.isCounted() && asked.overdue().isEmpty() ->
                counts.total(
                        asked.caller(), asked.listing().kind(), filter.state().map(String::valueOf), filter.decided());
            case Found.All() -> count(asked.listing().from(), narrowed(asked));
            case Found.Few(List<UUID> ids) when filter.isText() -> ids.size();
            case Found.Few(List<UUID> ids) ->
                count(asked.listing().from(), narrowed(asked).and("c.id = ANY (?)", (Object) ids.toArray(UUID[]::new)));
            case Found.Many(Where words) when filter.isText() -> count("case_search w", words);
            // IS TRUE keeps it from becoming a join that probes each match: the matches are hashed once instead.
            case Found.Many(Where words) ->
                count(
                        asked.listing().from(),
                        narrowed(asked)
                                .and(
                                        "(c.id IN (SELECT w.case_id FROM case_search w" + words.sql() + ")) IS TRUE",
                                        words.parameters().toArray()));
        };
    }

    private long count(String from, Where where) {
        return jdbc.sql("SELECT count(*) FROM %s%s".formatted(from, where.sql()))
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    private static Where narrowed(Asked<?> asked) {
        var filter = asked.filter();
        var where = new Where().and("c.broker_id = ?", asked.caller().broker().value());
        filter.state().ifPresent(state -> inState(asked, state, where));
        filter.decided().ifPresent(decided -> where.and("c.decided_at IS " + (decided ? "NOT NULL" : "NULL")));
        return where.and(filter.further());
    }

    /** By the state that a row shows. */
    private static void inState(Asked<?> asked, int state, Where where) {
        var overdue = asked.overdue().values().stream().flatMap(List::stream).toArray(UUID[]::new);
        var intoIt = asked.overdue().getOrDefault(state, List.of()).toArray(UUID[]::new);
        if (overdue.length == 0) {
            where.and("c.state = ?", state);
        } else {
            where.and("(c.state = ? AND c.id <> ALL (?) OR c.id = ANY (?))", state, overdue, intoIt);
        }
    }
}
