package dev.lendport.journal;

import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events for a reader: of each its JSON Schema (2020-12) as it stands in the feed, with an example, and a page that
 * lists them all. What they mean and what {@code data} holds is told by {@link EventDescriptions}.
 */
final class EventCatalogue {
    /** What a type of event is about, by the first word of its name, and an example of the id. */
    private static final Map<String, About> ABOUT = Map.of(
            "process", new About("processUniqueId", "7c9e2f4b-1a6d-4e83-a5f0-2b8d9c0e1f34"),
            "note", new About("processUniqueId", "7c9e2f4b-1a6d-4e83-a5f0-2b8d9c0e1f34"),
            "simulation", new About("simulationUniqueId", "0d8f6e2a-5b71-4c39-9e04-7a1c2b3d4e5f"),
            "credit_operation", new About("creditOperationKey", "b3c1f0a2-6d84-4e57-9a1b-c2d3e4f50617"),
            "received_portability", new About("receivedPortabilityKey", "e1f2a3b4-c5d6-4708-89ab-cdef01234567"),
            "document", new About("documentKey", "f7a8b9c0-d1e2-4f34-a567-89abcdef0123"));

    private record About(String idName, String example) {}

    private EventCatalogue() {}

    /** The files of the catalogue by name: {@code README.md} and a {@code <type>.json} each. */
    static SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        var page = new StringBuilder("""
                # Events

                Everything that happens, as `GET /v1/events` tells it. An event with a notification type is also sent to the
                callback that a partner has registered for that type: there `subjectSequence` is called `sequence`, and the rest
                is the same. Each has a JSON Schema with an example beside this page. New events and new fields can come at
                any time; a reader leaves out what it does not know. This page is written from the code, and a test fails when it
                is stale.

                | event | notification type | what happened | data |
                |---|---|---|---|
                """);
        for (var type : EventType.values()) {
            var fields = EventDescriptions.data(type);
            var notification = type.notificationTypeId();
            page.append("| [`%s`](%s.json) | %s | %s | %s |\n"
                    .formatted(
                            type.wire(),
                            type.wire(),
                            notification == null ? "" : notification,
                            EventDescriptions.text(type, Language.EN),
                            "`" + String.join("`, `", fields.propertyNames()) + "`"));
            files.put(
                    type.wire() + ".json",
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema(type, fields)) + "\n");
        }
        files.put("README.md", page.toString());
        return files;
    }

    static ObjectNode schema(EventType type, JsonNode fields) {
        var schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://lendport.dev/events/" + type.wire() + ".json");
        schema.put("title", type.wire());
        schema.put("description", EventDescriptions.text(type, Language.EN));
        schema.put("type", "object");
        var required = schema.putArray("required");
        for (var name : new String[] {"id", "position", "type", "subjectSequence", "occurredAt", "data"}) {
            required.add(name);
        }
        var properties = schema.putObject("properties");
        properties.putObject("id").put("type", "string").put("format", "uuid");
        properties.putObject("position").put("type", "integer").put("minimum", 1);
        properties.putObject("type").put("const", type.wire());
        if (type.notificationTypeId() != null) {
            properties.putObject("notificationTypeID").put("const", type.notificationTypeId());
        }
        properties.putObject("subjectSequence").put("type", "integer").put("minimum", 1);
        properties.putObject("occurredAt").put("type", "string").put("format", "date-time");
        var about = ABOUT.get(firstWord(type));
        if (about != null) {
            properties.putObject(about.idName()).put("type", "string").put("format", "uuid");
            required.add(about.idName());
        }
        properties.set("data", data(fields));
        schema.putArray("examples").add(example(type, fields));
        return schema;
    }

    private static ObjectNode data(JsonNode fields) {
        var data = Json.MAPPER.createObjectNode();
        data.put("type", "object");
        var properties = data.putObject("properties");
        fields.properties()
                .forEach(field -> properties
                        .putObject(field.getKey())
                        .put("type", field.getValue().path("type").asString())
                        .put("description", field.getValue().path("description").asString()));
        return data;
    }

    private static ObjectNode example(EventType type, JsonNode fields) {
        var example = Json.MAPPER.createObjectNode();
        example.put("id", "5d0c7b1e-94a3-4f2b-8e6d-0a1b2c3d4e5f");
        example.put("position", 49);
        example.put("type", type.wire());
        if (type.notificationTypeId() != null) {
            example.put("notificationTypeID", type.notificationTypeId());
        }
        example.put("subjectSequence", 9);
        example.put("occurredAt", "2026-11-21T11:02:10Z");
        var about = ABOUT.get(firstWord(type));
        if (about != null) {
            example.put(about.idName(), about.example());
        }
        var data = example.putObject("data");
        fields.properties()
                .forEach(field -> data.set(field.getKey(), field.getValue().path("example")));
        return example;
    }

    private static String firstWord(EventType type) {
        return type.wire().split("[.]", 2)[0];
    }
}
