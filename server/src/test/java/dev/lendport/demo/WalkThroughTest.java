package dev.lendport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Patience;
import dev.lendport.TestServer;
import dev.lendport.demo.Demonstration.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the README and the demo give to paste is pasted into a shell here, and the pages show it with the answers that
 * came. {@code -Dlendport.regenerate=true} writes commands of the demo and all answers into the pages anew.
 */
class WalkThroughTest {
    private static final Path README = Path.of("../README.md");
    private static final Path MORTGAGE = Path.of("../docs/guides/mortgage.md");
    private static final Path PORTABILITY = Path.of("../docs/guides/portability.md");
    private static final String HERE = "http://localhost:8080";
    private static final String FIRST_COMMAND = "# 1. Sign in";

    @Test
    void the_readme_leads_to_a_first_price() throws Exception {
        var commands = part(Files.readString(README), "first-price");

        var answers = shell(commands.replace(HERE, TestServer.address().toString()));

        assertThat(answers).contains("\"tan\":", "\"taeg\":", "\"mtic\":");
        keep(README, Map.of("first-price-answers", answers));
    }

    @Test
    void the_commands_lead_to_a_submitted_process_and_the_guide_shows_them() throws Exception {
        var answers = pasted(Story.MORTGAGE);

        assertThat(answers).contains("\"mtic\":343669.9").endsWith("\"description\":\"Process submitted for review\"");
        keep(MORTGAGE, Map.of("demo", shown(Story.MORTGAGE), "answers", answers));
    }

    @Test
    void the_commands_lead_to_a_retained_client_and_to_a_settled_contract() throws Exception {
        var answers = pasted(Story.PORTABILITY);

        assertThat(answers)
                .contains("\"received_portability_status\":\"retained\"", "\"retention_limit_date\":\"2026-02-20\"")
                .endsWith("\"received_portability_status\":\"settled\"\n\"due_balance\":0.00");
        var shown = shown(Story.PORTABILITY);
        keep(
                PORTABILITY,
                Map.of("portability", shown.substring(shown.indexOf(FIRST_COMMAND)), "portability-answers", answers));
    }

    private static String shown(Story story) {
        return Demonstration.walkThrough(story, HERE).strip();
    }

    private static String pasted(Story story) throws IOException, InterruptedException {
        var commands = Demonstration.walkThrough(story, TestServer.address().toString());
        return shell(commands.substring(commands.indexOf(FIRST_COMMAND)));
    }

    /** The page shows these parts as they are; in a regeneration, from now on. */
    private static void keep(Path page, Map<String, String> parts) throws IOException {
        var shown = Files.readString(page);
        if (Boolean.getBoolean("lendport.regenerate")) {
            for (var part : parts.entrySet()) {
                shown = filled(shown, part.getKey(), part.getValue());
            }
            Files.writeString(page, shown);
        }
        for (var part : parts.entrySet()) {
            assertThat(part(shown, part.getKey()))
                    .as("stale: run the test with -Dlendport.regenerate=true")
                    .isEqualTo(part.getValue());
        }
    }

    private static String part(String page, String name) {
        var found = between(name).matcher(page);
        assertThat(found.find()).as("a part " + name).isTrue();
        return found.group("content").strip();
    }

    private static String filled(String page, String name, String content) {
        return between(name)
                .matcher(page)
                .replaceFirst(
                        match -> Matcher.quoteReplacement(match.group("begin") + content + "\n" + match.group("end")));
    }

    /** A block of code between two comments of the page. */
    private static Pattern between(String name) {
        return Pattern.compile(
                "(?<begin><!-- " + name + " -->\n\n```\\w+\n)(?<content>.*?)(?<end>```\n\n<!-- /" + name + " -->)",
                Pattern.DOTALL);
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
        return output.strip();
    }
}
