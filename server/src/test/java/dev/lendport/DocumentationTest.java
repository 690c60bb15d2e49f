package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages lead to each other, and name modules and classes that there are. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    /** At least two words written together, in the font of code, with or without its module. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+[.])?((?:[A-Z][a-z0-9]+){2,})`");

    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);

    static List<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"));
                var root = Files.list(ROOT);
                var contract = Files.list(ROOT.resolve("contract"))) {
            return Stream.of(docs, root, contract)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_to_a_file_and_to_a_heading_in_it(Path page) throws IOException {
        for (var link : links(page)) {
            var target = target(page, link);
            assertThat(target).as(link).exists();
            if (link.contains("#")) {
                assertThat(anchors(target)).as(link).contains(link.substring(link.indexOf('#') + 1));
            }
        }
    }

    @Test
    void every_page_is_found_from_the_readme() throws IOException {
        var found = new TreeSet<>(Set.of(ROOT.resolve("README.md")));
        var waiting = new ArrayDeque<>(found);
        while (!waiting.isEmpty()) {
            var page = waiting.remove();
            for (var link : links(page)) {
                var target = target(page, link);
                if (target.toString().endsWith(".md") && found.add(target)) {
                    waiting.add(target);
                }
            }
        }

        assertThat(found).containsAll(pages());
    }

    @Test
    void the_page_of_the_architecture_has_a_row_for_every_module() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/architecture.md"));
        var rows = Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isEqualTo(modules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"})
    void a_class_that_a_page_names_is_there(String page) throws IOException {
        var named = CLASS.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty().isSubsetOf(classes());
    }

    private static Set<String> classes() throws IOException {
        var classes = new TreeSet<String>();
        for (var sources : List.of("server/src", "finance/src", "contract")) {
            try (var files = Files.walk(ROOT.resolve(sources))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".java"))
                        .forEach(file -> classes.add(file.substring(0, file.length() - ".java".length())));
            }
        }
        return classes;
    }

    private static Set<String> modules() throws IOException {
        try (var files = Files.list(ROOT.resolve("server/src/main/java/dev/lendport"))) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Links within the repository. */
    private static List<String> links(Path page) throws IOException {
        var text = CODE.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    private static Path target(Path page, String link) {
        var file = link.split("#", 2)[0];
        return file.isEmpty() ? page : page.resolveSibling(file).normalize();
    }

    /** As Git hosts make them: in lower case, without punctuation, with hyphens for spaces. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(DocumentationTest::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
