package dev.lendport.journal;

import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/** What each event means in words, and what its {@code data} holds: {@code events/catalogue.json}. */
final class EventDescriptions {
    private static final String RESOURCE = "/events/catalogue.json";
    private static final JsonNode ALL = read();

    private EventDescriptions() {}

    /** What happened, in words. */
    static String text(EventType type, Language language) {
        return of(type).path(language.tag()).asString();
    }

    /** Each field of the data by its name, with {@code type}, {@code description} and {@code example}. */
    static JsonNode data(EventType type) {
        return of(type).path("data");
    }

    private static JsonNode of(EventType type) {
        var found = ALL.path(type.wire());
        if (found.isMissingNode()) {
            throw new IllegalStateException("no " + type.wire() + " in " + RESOURCE);
        }
        return found;
    }

    private static JsonNode read() {
        try (var stream = EventDescriptions.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            return Json.MAPPER.readTree(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
