package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract says what callbacks look like; the receivers of the other tests check each that is posted. */
class WebhooksTest {
    private static final Path EVENTS = Path.of("..", "docs", "events");

    @Test
    void every_notification_type_has_its_webhook() {
        var types = new TreeMap<Integer, String>();
        TestServer.sandboxBroker()
                .get("/v1/taxonomy/notification-types?pageSize=200")
                .expect(200)
                .json()
                .path("listNotificationTypes")
                .forEach(type ->
                        types.put(type.path("id").intValue(), type.path("code").asString()));

        var webhooks = new TreeMap<Integer, String>();
        ContractExamples.document()
                .path("webhooks")
                .properties()
                .forEach(webhook -> webhooks.put(
                        webhook.getValue().at("/post/x-notification-type").intValue(), webhook.getKey()));
        assertThat(webhooks).isEqualTo(types);
    }

    @Test
    void every_example_fits() {
        var examples = new ArrayList<JsonNode>();
        ContractExamples.document().path("webhooks").forEach(webhook -> {
            var content = webhook.at("/post/requestBody/content/application~1json");
            Stream.concat(
                            Stream.of(content.path("example")),
                            content.path("examples").valueStream().map(example -> example.path("value")))
                    .filter(JsonNode::isObject)
                    .forEach(examples::add);
        });
        assertThat(examples)
                .hasSizeGreaterThan(8)
                .allSatisfy(example -> assertThat(CallbackWatch.ofBody(example))
                        .as(example.toString())
                        .isEmpty());
    }

    /** Type 8 has a form of its own. */
    @Test
    void every_event_of_the_catalogue_fits_as_it_is_told() throws IOException {
        var told = new ArrayList<JsonNode>();
        try (var files = Files.list(EVENTS)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                var event = (ObjectNode)
                        Json.MAPPER.readTree(Files.readString(file)).at("/examples/0");
                var type = event.path("notificationTypeID").asInt(0);
                if (type != 0 && type != 8) {
                    event.set("sequence", event.remove("subjectSequence"));
                    told.add(event);
                }
            }
        }
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(body -> assertThat(CallbackWatch.ofBody(body))
                        .as(body.toString())
                        .isEmpty());
    }

    @Test
    void what_the_contract_does_not_know_is_found() {
        var body = (ObjectNode) Json.MAPPER.readTree("""
                {"id": "5d0c7b1e-94a3-4f2b-8e6d-0a1b2c3d4e5f", "notificationTypeID": 2, "type": "process.submitted",
                 "sequence": 0, "position": 49, "occurredAt": "2026-11-21T11:02:10Z",
                 "processUniqueId": "7c9e2f4b-1a6d-4e83-a5f0-2b8d9c0e1f34", "data": {"surprise": 1}}
                """);
        assertThat(CallbackWatch.ofBody(body))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("sequence"))
                .anyMatch(problem -> problem.equals("/data/surprise is not in the contract"));
    }
}
