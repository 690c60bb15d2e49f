import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/*
 * Joins the files of this folder into the one document that the server serves and checks requests against. The build
 * runs it:
 *
 *     java JoinContract.java FOLDER TARGET
 *
 * It moves whole entries (a path, a webhook, a component) as text and understands no more YAML than their indentation,
 * so comments and long texts arrive as they were written. What nobody would notice stops it: an entry written twice, a
 * file of paths that no tag claims, a tag without paths, an operation in the file of another tag, a reference to
 * nothing.
 */

static final String ROOT = "openapi.yaml";
static final List<String> COMPONENTS =
        List.of("securitySchemes", "headers", "parameters", "responses", "requestBodies", "examples", "schemas");

/** Stands above the joined document instead of what the root says of itself. */
static final String HEAD = "# Joined by the build from the files in contract/: change it there.\n";

static final Pattern SECTION = Pattern.compile("(paths|webhooks|components):");
static final Pattern KEY = Pattern.compile("('[^']*'|\"[^\"]*\"|[^ '\"#][^ ]*?):(?: .*)?");
static final Pattern TAG = Pattern.compile("\\s+- \\{name: ([^,}]+)[,}].*");
static final Pattern FIRST_TAG = Pattern.compile("\\s+tags: \\[([^],]+).*");
static final Pattern REFERENCE = Pattern.compile("\\$ref: *['\"]?([^'\"},\\s]+)");
static final Pattern OPERATION_ID = Pattern.compile("(?m)^ +operationId: (\\S+)$");

/** Where the entries of one section are collected, under the line that opens it. */
final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

void main(String[] arguments) throws IOException {
    try {
        var joined = join(Path.of(arguments[0]));
        var target = Path.of(arguments[1]);
        Files.createDirectories(target.getParent());
        Files.writeString(target, joined);
    } catch (Unjoinable cause) {
        System.err.println("contract: " + cause.getMessage());
        System.exit(1);
    }
}

static final class Unjoinable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unjoinable(String message) {
        super(message);
    }
}

String join(Path folder) throws IOException {
    sections.put("paths", new LinkedHashMap<>());
    sections.put("webhooks", new LinkedHashMap<>());
    COMPONENTS.forEach(name -> sections.put("components/" + name, new LinkedHashMap<>()));

    var root = root(folder);
    var files = files(folder);
    files.remove(ROOT);
    for (var tag : tags(root)) {
        var mine = claimed(files, tag);
        if (mine.isEmpty()) {
            throw new Unjoinable("the tag " + tag + " has no file in paths/");
        }
        for (var file : mine) {
            read(folder, file);
            checkTags(folder, file, tag);
        }
        files.removeAll(mine);
    }
    for (var file : files) {
        if (file.startsWith("paths/")) {
            throw new Unjoinable(file + " belongs to no tag of " + ROOT);
        }
        read(folder, file);
    }
    var joined = written(root);
    checkReferences(joined);
    checkOperationIds(joined);
    return joined;
}

/** The root without the comment above it. */
String root(Path folder) throws IOException {
    var lines = text(folder.resolve(ROOT)).lines().toList();
    lines.stream().filter(line -> SECTION.matcher(line).matches()).findFirst().ifPresent(section -> {
        throw new Unjoinable(ROOT + " holds " + section + " which belongs into files of its own");
    });
    return String.join("\n", lines.stream().dropWhile(line -> line.startsWith("#")).toList());
}

/** All files by name, which is also the order in which components follow each other. */
Set<String> files(Path folder) throws IOException {
    var files = new TreeSet<String>();
    try (var found = Files.walk(folder)) {
        found.filter(file -> file.toString().endsWith(".yaml"))
                .forEach(file -> files.add(folder.relativize(file).toString().replace('\\', '/')));
    }
    return files;
}

/** The names of the tags in the order of the root. */
List<String> tags(String root) {
    return root.lines()
            .map(TAG::matcher)
            .filter(matcher -> matcher.matches())
            .map(matcher -> matcher.group(1).strip())
            .toList();
}

/** {@code Back office} has {@code paths/back-office.yaml}, or the files of the folder {@code paths/back-office}. */
List<String> claimed(Set<String> files, String tag) {
    var name = "paths/" + tag.toLowerCase(Locale.ROOT).replace(' ', '-');
    return files.stream()
            .filter(file -> file.equals(name + ".yaml") || file.startsWith(name + "/"))
            .toList();
}

void checkTags(Path folder, String file, String tag) throws IOException {
    text(folder.resolve(file)).lines().map(FIRST_TAG::matcher).filter(matcher -> matcher.matches()).forEach(matcher -> {
        if (!matcher.group(1).strip().equals(tag)) {
            throw new Unjoinable(file + " has an operation of the tag " + matcher.group(1) + " among those of " + tag);
        }
    });
}

/** Takes the entries of one file; a line that belongs to none stops the build. */
void read(Path folder, String file) throws IOException {
    var opened = "";
    var entry = new ArrayList<String>();
    var waiting = new ArrayList<String>();
    for (var line : text(folder.resolve(file)).lines().toList()) {
        int indent = line.length() - line.stripLeading().length();
        int deep = opened.startsWith("components") ? 4 : 2;
        if (line.isBlank() || (line.startsWith("#", indent) && indent <= deep)) {
            waiting.add(line);
        } else if (indent == 0 || (indent == 2 && deep == 4)) {
            add(opened, entry, file);
            waiting.clear();
            opened = opened(opened, line, indent, file);
        } else if (opened.isEmpty() || (indent != deep && entry.isEmpty())) {
            throw new Unjoinable(file + ": " + line.strip() + " stands in no section");
        } else if (indent == deep) {
            add(opened, entry, file);
            entry.addAll(waiting);
            waiting.clear();
            entry.add(line);
        } else {
            // Blank lines and comments inside of an entry.
            entry.addAll(waiting);
            waiting.clear();
            entry.add(line);
        }
    }
    add(opened, entry, file);
}

String opened(String before, String line, int indent, String file) {
    var name = line.strip();
    if (indent == 0 && SECTION.matcher(name).matches()) {
        return name.substring(0, name.length() - 1);
    }
    if (indent == 2 && name.endsWith(":") && COMPONENTS.contains(name.substring(0, name.length() - 1))) {
        return "components/" + name.substring(0, name.length() - 1);
    }
    throw new Unjoinable(file + ": " + name + " is no section" + (before.isEmpty() ? "" : ", after " + before));
}

void add(String section, List<String> entry, String file) {
    if (entry.isEmpty()) {
        return;
    }
    int first = 0;
    while (entry.get(first).isBlank()) {
        first++;
    }
    var lines = entry.subList(first, entry.size());
    var head = lines.stream().filter(line -> !line.isBlank() && !line.strip().startsWith("#")).findFirst().orElseThrow();
    var key = KEY.matcher(head.strip());
    var known = sections.get(section);
    if (known == null || !key.matches()) {
        throw new Unjoinable(file + ": " + head.strip() + " is no entry of a section");
    }
    var name = key.group(1).replaceAll("^['\"]|['\"]$", "");
    if (known.put(name, String.join("\n", lines)) != null) {
        throw new Unjoinable(file + ": " + name + " is written twice in " + section);
    }
    entry.clear();
}

String written(String root) {
    var joined = new StringBuilder(HEAD).append(root.strip()).append('\n');
    var components = false;
    for (var section : sections.entrySet()) {
        if (section.getValue().isEmpty()) {
            continue;
        }
        if (section.getKey().startsWith("components/")) {
            joined.append(components ? "\n" : "\ncomponents:\n\n");
            components = true;
            joined.append("  ").append(section.getKey().substring("components/".length())).append(":\n\n");
        } else {
            joined.append('\n').append(section.getKey()).append(":\n\n");
        }
        joined.append(String.join("\n\n", section.getValue().values())).append('\n');
    }
    return joined.toString();
}

void checkReferences(String joined) {
    var missing = new TreeSet<String>();
    REFERENCE.matcher(joined).results().map(found -> found.group(1)).forEach(reference -> {
        var steps = reference.split("/", -1);
        var known = steps.length == 4 && steps[0].equals("#") ? sections.get(steps[1] + "/" + steps[2]) : null;
        if (known == null || !known.containsKey(steps[3])) {
            missing.add(reference);
        }
    });
    if (!missing.isEmpty()) {
        throw new Unjoinable("nothing is at " + String.join(", ", missing));
    }
}

void checkOperationIds(String joined) {
    var seen = new HashSet<String>();
    OPERATION_ID.matcher(joined).results().map(found -> found.group(1)).forEach(id -> {
        if (!seen.add(id)) {
            throw new Unjoinable("two operations are called " + id);
        }
    });
}

/** With one kind of line end, wherever it was checked out. */
static String text(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
}
