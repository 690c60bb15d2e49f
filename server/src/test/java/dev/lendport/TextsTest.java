package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.deadline.DeadlineKind;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything the server says, it can say in both languages. */
class TextsTest {
    private static final Path CODE = Path.of("src", "main", "java");
    private static final Pattern FIELD_ERROR = Pattern.compile("FieldError\\s*\\.of\\(\\s*[^;]*?,\\s*\"([a-z_]+)\"");
    private static final Pattern WRITTEN = Pattern.compile("Written\\.of\\(\\s*\\w+,\\s*\"([a-z_.]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]");

    private static Stream<String> modules() throws IOException {
        try (var files = Files.list(Path.of("src", "main", "resources", "texts"))) {
            return files
                    .map(file -> file.getFileName().toString().split("_", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_has_the_same_texts_in_both_languages(String module) {
        var texts = Texts.of(module);

        assertThat(texts.keys(Language.PT)).isEqualTo(texts.keys(Language.EN));
        for (var key : texts.keys(Language.PT)) {
            assertThat(placeholders(texts.text(Language.PT, key)))
                    .as(key)
                    .isEqualTo(placeholders(texts.text(Language.EN, key)));
            assertThat(texts.text(Language.PT, key)).as(key).isNotBlank();
        }
    }

    @Test
    void every_problem_has_a_text() {
        assertThat(Texts.of("problems").keys(Language.EN))
                .containsAll(Arrays.stream(ProblemCode.values())
                        .map(code -> "problem." + code.code())
                        .toList());
    }

    @Test
    void every_kind_of_deadline_has_its_rule_and_the_outcome_of_silence_in_words() {
        for (var kind : DeadlineKind.values()) {
            assertThat(Texts.of("deadline").keys(Language.EN))
                    .contains(kind.wire() + ".rule", kind.wire() + ".outcome");
        }
    }

    @Test
    void every_field_code_in_the_code_has_a_text() {
        var codes = found(FIELD_ERROR);

        assertThat(codes).contains("required", "not_with_live");
        assertThat(Texts.of("problems").keys(Language.EN))
                .containsAll(codes.stream().map(code -> "field." + code).toList());
    }

    @Test
    void every_sentence_of_success_has_a_text() {
        var keys = found(WRITTEN);

        assertThat(keys).contains("access.changed");
        assertThat(Texts.of("written").keys(Language.EN)).containsAll(keys);
    }

    private static Set<String> placeholders(String text) {
        return all(PLACEHOLDER, text, 0);
    }

    private static Set<String> found(Pattern pattern) {
        try (Stream<Path> files = Files.walk(CODE)) {
            var codes = new TreeSet<String>();
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                codes.addAll(all(pattern, Files.readString(file), 1));
            }
            return codes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> all(Pattern pattern, String text, int group) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(group)));
        return found;
    }
}
