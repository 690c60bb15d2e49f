package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.Language;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The reference of problems is written from the code; {@code -Dlendport.regenerate=true} writes it anew. */
class ProblemReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "problems.md");
    private static final Texts TEXTS = Texts.of("problems");

    @Test
    void the_reference_tells_every_problem_as_the_code_has_it() throws IOException {
        if (Boolean.getBoolean("lendport.regenerate")) {
            Files.writeString(REFERENCE, reference());
        }
        assertThat(Files.readString(REFERENCE))
                .as("stale: run the test with -Dlendport.regenerate=true")
                .isEqualTo(reference());
    }

    @Test
    void no_two_problems_share_their_six_digits() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::operationStatusCode))
                .doesNotHaveDuplicates()
                .allMatch(digits -> digits.matches("[0-9]{6}"));
    }

    /** A bar would end the cell. */
    private static String inTable(String text) {
        return text.replace("|", "\\|");
    }

    private static String reference() {
        var page = new StringBuilder("""
                # Problems

                Every refusal is an `application/problem+json` document (RFC 9457). `code` is stable and does not depend on the
                language; `operationStatusCode` is its six digits in `operationStatus`. Placeholders in braces are filled with what
                stood in the way. This page is written from the code, and a test fails when it is stale.

                | status | code | six digits | English | Português |
                |---|---|---|---|---|
                """);
        for (var code : ProblemCode.values()) {
            var key = "problem." + code.code();
            page.append("| %d | `%s` | %s | %s | %s |%n"
                    .formatted(
                            status(code),
                            code.code(),
                            code.operationStatusCode(),
                            inTable(TEXTS.text(Language.EN, key)),
                            inTable(TEXTS.text(Language.PT, key))));
        }
        page.append("""

                ## Fields

                What `errors` says about one field, beside its JSON pointer.

                | code | English | Português |
                |---|---|---|
                """);
        for (var key : new TreeSet<>(TEXTS.keys(Language.EN))) {
            if (key.startsWith("field.")) {
                page.append("| `%s` | %s | %s |%n"
                        .formatted(
                                key.substring("field.".length()),
                                inTable(TEXTS.text(Language.EN, key)),
                                inTable(TEXTS.text(Language.PT, key))));
            }
        }
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private static int status(ProblemCode code) {
        var exchange = new Exchange("request", "trace", Language.EN, "/");
        return Problems.answer(Refusal.of(code), exchange).status();
    }

    @Test
    void every_problem_names_its_family_in_both_languages() {
        for (var family : ProblemCode.Family.values()) {
            var key = "family." + family.name().toLowerCase(Locale.ROOT);
            assertThat(TEXTS.keys(Language.PT)).contains(key);
            assertThat(TEXTS.keys(Language.EN)).contains(key);
        }
    }
}
