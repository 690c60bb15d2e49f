package dev.lendport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of events is written from the code; {@code -Dlendport.regenerate=true} writes it anew. */
class EventCatalogueTest {
    private static final Path FOLDER = Path.of("..", "docs", "events");

    @Test
    void the_folder_holds_every_event_as_the_code_has_it() throws IOException {
        var files = EventCatalogue.files();
        if (Boolean.getBoolean("lendport.regenerate")) {
            for (var file : files.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        var found = new TreeMap<String, String>();
        try (var listed = Files.list(FOLDER)) {
            for (var path : listed.toList()) {
                found.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        assertThat(found)
                .as("stale: run the test with -Dlendport.regenerate=true")
                .isEqualTo(files);
    }

    @ParameterizedTest
    @EnumSource
    void every_event_is_told_in_both_languages(EventType type) {
        for (var language : Language.values()) {
            assertThat(EventDescriptions.text(type, language)).isNotBlank();
        }
    }

    @Test
    void every_example_fits_its_schema() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        EventCatalogue.files().forEach((name, text) -> {
            if (name.endsWith(".json")) {
                var schema = Json.MAPPER.readTree(text);
                assertThat(registry.getSchema(schema).validate(schema.at("/examples/0")))
                        .as(name)
                        .isEmpty();
            }
        });
    }

    @Test
    void the_running_server_shows_them() {
        var page = TestServer.stranger().get("/docs/events").expect(200);
        assertThat(page.body()).contains("process.submitted");
        assertThat(TestServer.stranger()
                        .get("/docs/events/process.submitted.json")
                        .expect(200)
                        .text("/title"))
                .isEqualTo("process.submitted");
        assertThat(TestServer.stranger().get("/docs/events/nothing.json").status())
                .isEqualTo(404);
    }
}
