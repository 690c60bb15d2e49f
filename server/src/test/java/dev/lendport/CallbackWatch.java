package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.openapi.OpenApi;
import dev.lendport.outcome.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Checks every callback that a test's receiver is sent against the contract's webhooks; closing it tells what did not fit. */
public final class CallbackWatch implements AutoCloseable {
    private static final int OWN_FORM = 8;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Notes what does not fit; the receiver's thread goes on. */
    public void check(Function<String, @Nullable String> header, String body) {
        var json = Json.MAPPER.readTree(body);
        Stream.concat(ofHeaders(webhook(type(json)), header).stream(), ofBody(json).stream())
                .map(problem -> problem + " in " + body)
                .forEach(wrong::add);
    }

    @Override
    public void close() {
        assertThat(wrong).isEmpty();
    }

    /** What does not fit in a body: by its schema, and what the schema leaves open for later without naming it. */
    static List<String> ofBody(JsonNode body) {
        var type = type(body);
        var schema = TestServer.bean(OpenApi.class).callbackSchema(type);
        if (schema == null) {
            return List.of("no webhook of type " + type);
        }
        var problems = new ArrayList<String>();
        schema.validate(body).forEach(error -> problems.add(error.toString()));
        undeclared(body, List.of(webhook(type).at("/requestBody/content/application~1json/schema")), "", problems);
        return problems;
    }

    private static List<String> ofHeaders(JsonNode webhook, Function<String, @Nullable String> header) {
        var problems = new ArrayList<String>();
        for (var declared : webhook.path("parameters")) {
            var parameter = resolved(declared);
            var name = parameter.path("name").asString();
            var value = header.apply(name);
            if (value == null || !value.matches(parameter.at("/schema/pattern").asString(".+"))) {
                problems.add(name + ": " + value);
            }
        }
        return problems;
    }

    private static int type(JsonNode body) {
        return body.has("webhook_type")
                ? OWN_FORM
                : body.path("notificationTypeID").intValue();
    }

    private static JsonNode webhook(int type) {
        return ContractExamples.document()
                .path("webhooks")
                .valueStream()
                .map(path -> path.path("post"))
                .filter(post -> post.path("x-notification-type").intValue() == type)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static void undeclared(JsonNode value, List<JsonNode> schemas, String at, List<String> problems) {
        var all = schemas.stream().flatMap(CallbackWatch::parts).toList();
        var named = all.stream().anyMatch(part -> part.has("properties"));
        value.properties().forEach(member -> {
            var pointer = at + "/" + member.getKey();
            var inner = all.stream()
                    .map(part -> part.path("properties").path(member.getKey()))
                    .filter(part -> !part.isMissingNode())
                    .toList();
            if (!inner.isEmpty()) {
                undeclared(member.getValue(), inner, pointer, problems);
            } else if (named) {
                problems.add(pointer + " is not in the contract");
            }
        });
    }

    /** A schema and all it is made of. */
    private static Stream<JsonNode> parts(JsonNode schema) {
        var composed = Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(keyword -> schema.path(keyword).valueStream())
                .flatMap(CallbackWatch::parts);
        var referred = schema.has("$ref") ? parts(resolved(schema)) : Stream.<JsonNode>empty();
        return Stream.concat(Stream.of(schema), Stream.concat(composed, referred));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? ContractExamples.document().at(node.path("$ref").stringValue().substring(1))
                : node;
    }
}
