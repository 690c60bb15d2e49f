package dev.lendport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Patience;
import dev.lendport.TestServer;
import dev.lendport.demo.Demonstration.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the demo prints is pasted into a shell here, and the README shows it with the answers that came. {@code
 * -Dlendport.regenerate=true} writes them into the README anew.
 */
class WalkThroughTest {
    private static final Path README = Path.of("../README.md");
    private static final String FIRST_COMMAND = "# 1. Sign in";

    @Test
    void the_commands_lead_to_a_submitted_process_and_the_readme_shows_them() throws Exception {
        var answers = pasted(Story.MORTGAGE);

        assertThat(answers).contains("\"mtic\":343669.9").endsWith("\"description\":\"Process submitted for review\"");
        keep("demo", shown(Story.MORTGAGE), "answers", answers);
    }

    @Test
    void the_commands_lead_to_a_retained_client_and_to_a_settled_contract() throws Exception {
        var answers = pasted(Story.PORTABILITY);

        assertThat(answers)
                .contains("\"received_portability_status\":\"retained\"", "\"retention_limit_date\":\"2026-02-20\"")
                .endsWith("\"received_portability_status\":\"settled\"\n\"due_balance\":0.00");
        var shown = shown(Story.PORTABILITY);
        keep("portability", shown.substring(shown.indexOf(FIRST_COMMAND)), "portability-answers", answers);
    }

    private static String shown(Story story) {
        return Demonstration.walkThrough(story, "http://localhost:8080").strip();
    }

    private static String pasted(Story story) throws IOException, InterruptedException {
        var commands = Demonstration.walkThrough(story, TestServer.address().toString());
        return shell(commands.substring(commands.indexOf(FIRST_COMMAND))).strip();
    }

    /** The README shows the commands and the answers; in a regeneration, from now on. */
    private static void keep(String commandsPart, String commands, String answersPart, String answers)
            throws IOException {
        var readme = Files.readString(README);
        var expected = filled(filled(readme, commandsPart, commands), answersPart, answers);
        if (Boolean.getBoolean("lendport.regenerate")) {
            Files.writeString(README, expected);
        } else {
            assertThat(readme)
                    .as("stale: run the test with -Dlendport.regenerate=true")
                    .isEqualTo(expected);
        }
    }

    private static String filled(String readme, String part, String content) {
        var between = Pattern.compile("(<!-- " + part + " -->\n).*?(\n<!-- /" + part + " -->)", Pattern.DOTALL);
        return between.matcher(readme)
                .replaceFirst("$1\n" + Matcher.quoteReplacement("```text\n" + content + "\n```\n") + "$2");
    }

    private static String shell(String commands) throws IOException, InterruptedException {
        var script = Files.createTempFile("walk-through", ".sh");
        Files.writeString(script, commands);
        var process = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(Patience.LIMIT)).isTrue();
        Files.delete(script);
        return output;
    }
}
