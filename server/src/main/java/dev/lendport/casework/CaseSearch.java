package dev.lendport.casework;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.database.Where;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.TaxonomyItem;
import dev.lendport.taxonomy.TaxonomyList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases a text finds, and whose a case is. Each case has one narrow row here, kept in the statement that stores or
 * changes it, so that reading all of a broker's is cheaper than keeping an index of trigrams would be
 * (docs/adr/0006-text-search.md).
 */
@Component
public class CaseSearch {
    /**
     * Makes new cases findable: part of a statement that has {@code born (broker_id, kind, id, branch_id, words, ...)}
     * before it; the branch is null where a case has none.
     */
    public static final String BORN = """
            findable AS (
                INSERT INTO case_search (broker_id, kind, case_id, branch_id, words)
                SELECT broker_id, kind, id, branch_id, words FROM born)
            """;

    /** The same for changed ones, after {@code found_by (broker_id, kind, id, branch_id, words)}. */
    public static final String CHANGED = """
            findable AS (
                UPDATE case_search s
                   SET words = f.words, branch_id = f.branch_id
                  FROM found_by f
                 WHERE s.broker_id = f.broker_id AND s.kind = f.kind AND s.case_id = f.id
                   AND (s.words <> f.words OR s.branch_id IS DISTINCT FROM f.branch_id))
            """;

    /** So many matches are fetched by their ids; with more, a page is read along its index. */
    private static final int MOST_NAMED = 1000;

    private final JdbcClient jdbc;
    private final CurrentTaxonomies taxonomies;

    CaseSearch(JdbcClient jdbc, CurrentTaxonomies taxonomies) {
        this.jdbc = jdbc;
        this.taxonomies = taxonomies;
    }

    /** What a text finds: all when there is none, few enough to name them, or so many that a page fills soon. */
    sealed interface Found {
        record All() implements Found {}

        record Few(List<UUID> ids) implements Found {}

        /**
         * Too many to name.
         *
         * @param where conditions on the row {@code w} of a case
         */
        record Many(Where where) implements Found {}
    }

    /** The cases of a kind that have every word of a text, in whatever order. */
    Found find(Caller caller, Subject.Type kind, Optional<String> text) {
        var words = text.map(SearchWords::wanted).orElse(List.of());
        if (words.isEmpty()) {
            return new Found.All();
        }
        var where = where(caller, kind, words);
        var ids = jdbc.sql("SELECT w.case_id FROM case_search w" + where.sql() + " LIMIT ?")
                .params(where.parameters())
                .param(MOST_NAMED + 1)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return ids.size() <= MOST_NAMED ? new Found.Few(ids) : new Found.Many(where);
    }

    /**
     * That a row's case has every word of a text, in whatever order; for a list with an order of its own, of a kind that
     * has no branches.
     *
     * @param broker the row's column with its broker
     * @param id the row's column with the case's id
     */
    public static Where narrowing(Subject.Type kind, String broker, String id, Optional<String> text) {
        var words = text.map(SearchWords::wanted).orElse(List.of());
        if (words.isEmpty()) {
            return new Where();
        }
        var found = new Where()
                .and("w.broker_id = " + broker)
                .and("w.case_id = " + id)
                .and("w.kind = ?", kind.wire());
        words.forEach(word -> found.and("w.words LIKE ?", SearchWords.pattern(word)));
        return new Where()
                .and(
                        "EXISTS (SELECT FROM case_search w" + found.sql() + ")",
                        found.parameters().toArray());
    }

    /** A case's broker. */
    public record Owner(BrokerId broker, Mode mode) {}

    /** Whose case it is, asked as the system: a member of staff names no broker. One probe for each broker. */
    public Optional<Owner> owner(Subject.Type kind, UUID id) {
        return jdbc.sql("""
                        SELECT b.id, b.mode
                          FROM broker b
                          JOIN case_search w ON w.broker_id = b.id AND w.kind = ? AND w.case_id = ?
                        """)
                .params(kind.wire(), id)
                .query((row, n) ->
                        new Owner(new BrokerId(row.getObject("id", UUID.class)), Mode.valueOf(row.getString("mode"))))
                .optional();
    }

    private Where where(Caller caller, Subject.Type kind, List<String> words) {
        var where = new Where().and("w.broker_id = ?", caller.broker().value()).and("w.kind = ?", kind.wire());
        for (var word : words) {
            var branches = branches(word);
            if (branches.length == 0) {
                where.and("w.words LIKE ?", SearchWords.pattern(word));
            } else {
                where.and("(w.words LIKE ? OR w.branch_id = ANY (?))", SearchWords.pattern(word), branches);
            }
        }
        return where;
    }

    /** The branches whose name, in either language, contains the word. */
    private Integer[] branches(String word) {
        return taxonomies.now().valid(TaxonomyList.BRANCHES, taxonomies.today()).stream()
                .filter(branch -> Arrays.stream(Language.values())
                        .anyMatch(language ->
                                SearchWords.folded(branch.description(language)).contains(word)))
                .map(TaxonomyItem::id)
                .toArray(Integer[]::new);
    }
}
