package dev.lendport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the demo prints is pasted into a shell here, and the README shows it with the answers that came. {@code
 * -Dlendport.regenerate=true} writes them into the README anew.
 */
class WalkThroughTest {
    private static final Path README = Path.of("../README.md");
    private static final String FIRST_COMMAND = "# 1. Sign in.";
    private static final long LONGEST_SECONDS = 60;

    @Test
    void the_commands_lead_to_a_submitted_process_and_the_readme_shows_them() throws Exception {
        var shown = Demonstration.walkThrough("http://localhost:8080").strip();
        var pasted = Demonstration.walkThrough(TestServer.address().toString());

        var answers = shell(pasted.substring(pasted.indexOf(FIRST_COMMAND))).strip();

        assertThat(answers).contains("\"mtic\":343669.9").endsWith("\"description\":\"Process submitted for review\"");
        var readme = Files.readString(README);
        var expected = filled(filled(readme, "demo", shown), "answers", answers);
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
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        Files.delete(script);
        return output;
    }
}
