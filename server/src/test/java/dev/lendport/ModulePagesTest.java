package dev.lendport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.CanvasOptions;
import org.springframework.modulith.docs.Documenter.Options;

/** The pages of the modules are written from the code; {@code -Dlendport.regenerate=true} writes them anew. */
class ModulePagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "modules");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "lendport");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
    private static final Pattern LINK = Pattern.compile("\\{@link (?:\\S+ |(?:[a-z]+[.])*)([^}]+)}|\\{@code ([^}]+)}");
    private static final String ITEM = "* ";

    @TempDir
    private Path canvases;

    @Test
    void the_folder_holds_every_module_as_the_code_has_it() throws IOException {
        var pages = pages();
        if (Boolean.getBoolean("lendport.regenerate")) {
            Files.createDirectories(FOLDER);
            for (var name : found().keySet()) {
                Files.delete(FOLDER.resolve(name));
            }
            for (var page : pages.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(found())
                .as("stale: run the test with -Dlendport.regenerate=true")
                .isEqualTo(pages);
    }

    private static SortedMap<String, String> found() throws IOException {
        var found = new TreeMap<String, String>();
        try (var listed = Files.list(FOLDER)) {
            for (var path : listed.toList()) {
                found.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return found;
    }

    private SortedMap<String, String> pages() throws IOException {
        var modules = ApplicationModules.of(Lendport.class, resideInAPackage("dev.lendport.finance.."));
        new Documenter(modules, Options.defaults().withOutputFolder(canvases.toString()))
                .writeModuleCanvases(CanvasOptions.defaults().revealInternals());
        var uses = uses(modules);
        var pages = new TreeMap<String, String>();
        pages.put("README.md", index(uses));
        for (var name : uses.keySet()) {
            var canvas = Files.readString(canvases.resolve("module-" + name + ".adoc"));
            pages.put(name + ".adoc", "= %s\n\n%s\n\n%s".formatted(name, purpose(name), sorted(canvas)));
        }
        return pages;
    }

    private static SortedMap<String, SortedSet<String>> uses(ApplicationModules modules) {
        var uses = new TreeMap<String, SortedSet<String>>();
        modules.forEach(module -> uses.put(
                module.getIdentifier().toString(),
                module.getDirectDependencies(modules)
                        .uniqueModules()
                        .map(other -> other.getIdentifier().toString())
                        .collect(Collectors.toCollection(TreeSet::new))));
        return uses;
    }

    private static String index(SortedMap<String, SortedSet<String>> uses) throws IOException {
        var page = new StringBuilder("""
                # Modules

                The packages of the server under `dev.lendport`, and which uses which; never in a circle. Each has a page with its
                parts. These pages are written from the code by Spring Modulith, and a test fails when they are stale.

                | module | what it is for | uses |
                |---|---|---|
                """);
        for (var module : uses.entrySet()) {
            var name = module.getKey();
            page.append("| [`%s`](%s.adoc) | %s | %s |\n"
                    .formatted(name, name, purpose(name), String.join(", ", module.getValue())));
        }
        page.append("\n```mermaid\ngraph TD\n");
        uses.forEach((name, others) -> others.forEach(other ->
                page.append("    ").append(name).append(" --> ").append(other).append('\n')));
        return page.append("```\n").toString();
    }

    /** The first sentence of the package's comment. */
    private static String purpose(String module) throws IOException {
        var source = SOURCES.resolve(module.replace('.', '/')).resolve("package-info.java");
        var comment = COMMENT.matcher(Files.readString(source));
        if (!comment.find()) {
            return "";
        }
        var text = comment.group(1)
                .replaceAll("(?m)^\\s*\\*?", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return LINK.matcher(text.replaceAll("(?<=[.]) .*", "")).replaceAll("`$1$2`");
    }

    /** The canvas with its lists in the order of the alphabet: the order of finding differs from machine to machine. */
    private static String sorted(String canvas) {
        var lines = new ArrayList<String>();
        var list = new ArrayList<String>();
        for (var line : canvas.lines().toList()) {
            var begins = line.startsWith("|" + ITEM);
            if (!begins && !line.startsWith(ITEM)) {
                flush(list, lines);
                lines.add(line);
                continue;
            }
            if (begins) {
                flush(list, lines);
                lines.add("|");
            }
            list.add(line.substring(line.indexOf(ITEM)));
        }
        flush(list, lines);
        return String.join("\n", lines) + "\n";
    }

    private static void flush(List<String> list, List<String> lines) {
        list.stream().sorted().forEach(lines::add);
        list.clear();
    }
}
