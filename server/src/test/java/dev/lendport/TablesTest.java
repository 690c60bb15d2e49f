package dev.lendport;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A table belongs to one module, and only its SQL names it: another one asks the owner's public types, or stands below
 * with its reason. The compiler does not see into SQL, and neither do the borders of the modules.
 */
class TablesTest {
    private static final Path CODE = Path.of("src", "main", "java", "dev", "lendport");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    /** The tables of each module. */
    private static final Map<String, Set<String>> OWNED = Map.ofEntries(
            Map.entry(
                    "partner",
                    Set.of("network", "broker", "broker_user", "staff", "session", "signing_key", "used_signature")),
            Map.entry("secret", Set.of("secret_key")),
            Map.entry("http", Set.of("idempotent_answer")),
            Map.entry("taxonomy", Set.of("taxonomy_version", "taxonomy_item")),
            Map.entry("pricing", Set.of("price_sheet", "index_fixing")),
            Map.entry("rulebook", Set.of("rulebook")),
            Map.entry("document", Set.of("document")),
            Map.entry("journal", Set.of("journal_entry", "journal_head", "event_digest", "digest_key")),
            Map.entry("deadline", Set.of("deadline", "calendar_version")),
            Map.entry(
                    "callback",
                    Set.of("callback_receiver", "callback_delivery", "callback_attempt", "callback_replay")),
            Map.entry(
                    "checklist", Set.of("case_document", "case_document_file", "document_request", "document_waiver")),
            Map.entry("credit", Set.of("credit_operation", "credit_payment")),
            Map.entry("casework", Set.of("case_count", "case_search")),
            Map.entry("message", Set.of("message")),
            Map.entry("simulation", Set.of("simulation")),
            Map.entry("mortgage", Set.of("process", "borrower", "property")),
            Map.entry("portability", Set.of("received_portability", "portability_evidence", "portability_payment")));

    private static final List<Foreign> EXCEPTIONS = List.of(
            new Foreign("callback", "broker", "the mode decides who carries, in the statement that claims"),
            new Foreign("callback", "broker_user", "whom a notice goes to, when a receiver is disabled"),
            new Foreign("callback", "journal_entry", "what is told stands there once, and is joined by its place"),
            new Foreign("casework", "broker", "staff name a case without its broker, and need the mode"),
            new Foreign("deadline", "broker", "when a deadline fires is reckoned, and held, by the test clock"),
            new Foreign("document", "broker", "a link holds as long as the access it was made with"),
            new Foreign("mortgage", "broker", "a process takes its branch, and the timer its mode, from the broker"),
            new Foreign("portability", "broker", "staff see the name; the timer and payments need the mode"),
            new Foreign("retention", "broker", "the report is by partner, and of live or sandbox ones"),
            new Foreign("retention", "received_portability", "the report counts them all in one statement"),
            new Foreign("retention", "portability_evidence", "the report counts them all in one statement"),
            new Foreign("retention", "portability_payment", "the report counts them all in one statement"),
            new Foreign("sandbox", "broker", "the test clock is a column of its broker"));

    /** What a case's own statement hands to the parts that casework adds to it. */
    private static final Set<String> HANDED = Set.of("born", "moved", "found_by");

    private static final Pattern CREATED = Pattern.compile(
            "^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\\w+)(?! PARTITION OF)\\b", Pattern.MULTILINE);
    private static final Pattern DROPPED = Pattern.compile("^DROP TABLE (?:IF EXISTS )?(\\w+)", Pattern.MULTILINE);
    private static final Pattern JAVA_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern STRING = Pattern.compile("(?s)\"\"\"\n(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    /** Where the words below stand before something that is no table. */
    private static final Pattern NO_TABLE = Pattern.compile(
            "--.*|IS (?:NOT )?DISTINCT FROM|FOR (?:NO KEY )?UPDATE|DO UPDATE|(?:extract|substring|trim)\\(\\w+ FROM");

    private static final Pattern COMMON_TABLE =
            Pattern.compile("\\b(\\w+)(?:\\s*\\([\\w, ]+\\))?\\s+AS\\s+(?:NOT MATERIALIZED |MATERIALIZED )?\\(");
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|TRUNCATE|USING)\\s+(?:ONLY\\s+|LATERAL\\s+)?([a-z_]\\w*)\\b(?!\\s*\\()");
    private static final Pattern NAMED_AFTER_A_COMMA =
            Pattern.compile("\\bFROM\\s+\\w+(?:\\s+(?:AS\\s+)?\\w+)?\\s*,\\s*([a-z_]\\w*)\\b(?!\\s*\\()");

    private record Foreign(String module, String table, String reason) {
        Use use() {
            return new Use(module, table);
        }
    }

    /** A module's SQL names a table. */
    private record Use(String module, String table) {
        boolean isOfOwner() {
            return OWNED.getOrDefault(module, Set.of()).contains(table);
        }
    }

    @Test
    void every_table_of_the_migrations_has_one_owner() {
        var owned = OWNED.values().stream().flatMap(Set::stream).toList();

        assertThat(owned).doesNotHaveDuplicates();
        assertThat(owned).containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void a_module_names_its_own_tables_and_the_exceptions_alone() {
        var foreign = uses().stream().filter(use -> !use.isOfOwner()).toList();

        assertThat(foreign)
                .containsExactlyInAnyOrderElementsOf(
                        EXCEPTIONS.stream().map(Foreign::use).toList());
    }

    @Test
    void every_table_is_named_by_its_owner() {
        var owned = OWNED.entrySet().stream()
                .flatMap(module -> module.getValue().stream().map(table -> new Use(module.getKey(), table)))
                .toList();

        assertThat(uses()).containsAll(owned);
    }

    private static Set<String> tables() {
        var migrations =
                files(MIGRATIONS, ".sql").stream().map(TablesTest::read).toList();
        var tables = new HashSet<String>();
        migrations.forEach(sql -> names(CREATED, sql).forEach(tables::add));
        migrations.forEach(sql -> names(DROPPED, sql).forEach(tables::remove));
        return tables;
    }

    private static Set<Use> uses() {
        var uses = new HashSet<Use>();
        for (var file : files(CODE, ".java")) {
            var place = CODE.relativize(file);
            var module = place.getNameCount() == 1 ? "" : place.getName(0).toString();
            named(read(file)).forEach(table -> uses.add(new Use(module, table)));
        }
        return uses;
    }

    /** What the SQL in a class names, be it a table that exists or a mistake; not what it defines for itself. */
    private static Set<String> named(String java) {
        var strings = STRING.matcher(JAVA_COMMENT.matcher(java).replaceAll(" "))
                .results()
                .map(string -> Objects.requireNonNullElse(string.group(1), string.group(2)))
                .collect(Collectors.joining(" "));
        var sql = NO_TABLE.matcher(strings).replaceAll(" ");
        var own = names(COMMON_TABLE, sql).collect(toSet());
        own.addAll(HANDED);
        return Stream.concat(names(NAMED, sql), names(NAMED_AFTER_A_COMMA, sql))
                .filter(name -> !own.contains(name) && !name.startsWith("pg_"))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
