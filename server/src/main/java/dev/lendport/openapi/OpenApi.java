package dev.lendport.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The API as the contract writes it, joined by the build from the parts in {@code contract/}: the single source of what a
 * request may look like. The server refuses what does not fit before an endpoint sees it.
 */
public final class OpenApi {
    private static final String RESOURCE = "/contract/openapi.yaml";
    private static final String LOCATION = "https://lendport.dev/contract/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final Schema whole;
    private final Map<String, ApiOperation> operations = new LinkedHashMap<>();
    private final OperationPaths paths;

    private OpenApi(JsonNode document, CodeLists codeLists) {
        this.document = document;
        this.whole = registry(document, codeLists).getSchema(SchemaLocation.of(LOCATION));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> operation(path.getKey(), path.getValue(), member.getKey(), member.getValue()))
                        .forEach(operation -> operations.put(operation.key(), operation)));
        this.paths = new OperationPaths(operations.values());
    }

    public static OpenApi load(CodeLists codeLists) {
        return new OpenApi(new YAMLMapper().readTree(bytes()), codeLists);
    }

    /** The document itself. */
    public static byte[] bytes() {
        try (InputStream stream = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Collection<ApiOperation> operations() {
        return operations.values();
    }

    /** The operation of a method and a path pattern; every mapped endpoint has one, which a test holds. */
    public @Nullable ApiOperation find(String method, String pathPattern) {
        return operations.get(method + " " + pathPattern);
    }

    /** What there is for a request, before Spring MVC looks for its endpoint. */
    public Routed route(HttpServletRequest request) {
        return paths.route(request);
    }

    /**
     * The schema of an answer, for the tests that check every exchange.
     *
     * @param mediaType without parameters
     * @return null when the contract does not know the status or the media type
     */
    public @Nullable Schema answerSchema(ApiOperation operation, int status, String mediaType) {
        var pointer = List.of(
                "paths",
                operation.path(),
                operation.method().toLowerCase(Locale.ROOT),
                "responses",
                Integer.toString(status));
        var response = at(pointer);
        var located = response.path("$ref").isString()
                ? segments(response.path("$ref").stringValue())
                : pointer;
        var schema = new ArrayList<>(located);
        schema.addAll(List.of("content", mediaType, "schema"));
        return at(schema).isMissingNode() ? null : schema(schema);
    }

    /**
     * The schema of the callbacks of a notification type, for the tests that check each that is posted.
     *
     * @return null when the contract has no webhook of the type
     */
    public @Nullable Schema callbackSchema(int notificationTypeId) {
        return document.path("webhooks").properties().stream()
                .filter(webhook ->
                        webhook.getValue().at("/post/x-notification-type").asInt(0) == notificationTypeId)
                .map(webhook -> schema(List.of(
                        "webhooks", webhook.getKey(), "post", "requestBody", "content", "application/json", "schema")))
                .findFirst()
                .orElse(null);
    }

    /** Whether the contract names the media type for the status; a file's has no schema. */
    public boolean answersWith(ApiOperation operation, int status, String mediaType) {
        return !resolved(answer(operation, status))
                .path("content")
                .path(mediaType)
                .isMissingNode();
    }

    /** Whether the contract knows the status for the operation. */
    public boolean knows(ApiOperation operation, int status) {
        return !answer(operation, status).isMissingNode();
    }

    /** The headers that an answer of this status must carry. */
    public Set<String> requiredHeaders(ApiOperation operation, int status) {
        var required = new LinkedHashSet<String>();
        resolved(answer(operation, status)).path("headers").properties().forEach(header -> {
            if (resolved(header.getValue()).path("required").asBoolean(false)) {
                required.add(header.getKey());
            }
        });
        return required;
    }

    private JsonNode answer(ApiOperation operation, int status) {
        return at(List.of(
                "paths",
                operation.path(),
                operation.method().toLowerCase(Locale.ROOT),
                "responses",
                Integer.toString(status)));
    }

    private JsonNode resolved(JsonNode node) {
        return node.path("$ref").isString() ? at(segments(node.path("$ref").stringValue())) : node;
    }

    private ApiOperation operation(String path, JsonNode pathItem, String method, JsonNode operation) {
        var parameters = new ArrayList<ApiOperation.Parameter>();
        addParameters(parameters, List.of("paths", path, "parameters"), pathItem.path("parameters"));
        addParameters(parameters, List.of("paths", path, method, "parameters"), operation.path("parameters"));
        var content = operation.path("requestBody").path("content");
        var mediaTypes = new LinkedHashSet<String>();
        content.propertyNames().forEach(mediaTypes::add);
        var body = mediaTypes.isEmpty()
                ? null
                : schema(List.of("paths", path, method, "requestBody", "content", mediaTypes.getFirst(), "schema"));
        return new ApiOperation(
                operation.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                List.copyOf(parameters),
                takesKey(operation),
                roles(operation),
                body,
                operation.path("requestBody").path("required").asBoolean(false),
                Set.copyOf(mediaTypes));
    }

    private static Set<String> roles(JsonNode operation) {
        var roles =
                operation.path("x-roles").valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
        if (roles.isEmpty()) {
            throw new IllegalStateException(operation.path("operationId").asString() + " says nobody may call it");
        }
        return roles;
    }

    private boolean takesKey(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .anyMatch(parameter -> parameter.path("name").asString().equals("Idempotency-Key"));
    }

    private void addParameters(List<ApiOperation.Parameter> parameters, List<String> at, JsonNode declared) {
        for (int index = 0; index < declared.size(); index++) {
            var reference = declared.get(index).path("$ref");
            var location = new ArrayList<String>();
            if (reference.isString()) {
                location.addAll(segments(reference.stringValue()));
            } else {
                location.addAll(at);
                location.add(Integer.toString(index));
            }
            var parameter = at(location);
            var in = parameter.path("in").asString();
            if (in.equals("query") || in.equals("path")) {
                location.add("schema");
                parameters.add(new ApiOperation.Parameter(
                        parameter.path("name").asString(),
                        in,
                        parameter.path("required").asBoolean(false),
                        type(parameter.path("schema")),
                        schema(location)));
            }
        }
    }

    private ApiOperation.Parameter.Type type(JsonNode schema) {
        var reference = schema.path("$ref");
        var resolved = reference.isString() ? at(segments(reference.stringValue())) : schema;
        return switch (resolved.path("type").asString("string")) {
            case "integer" -> ApiOperation.Parameter.Type.INTEGER;
            case "number" -> ApiOperation.Parameter.Type.NUMBER;
            case "boolean" -> ApiOperation.Parameter.Type.BOOLEAN;
            default -> ApiOperation.Parameter.Type.TEXT;
        };
    }

    private JsonNode at(List<String> path) {
        JsonNode node = document;
        for (var segment : path) {
            node = node.isArray() ? node.path(Integer.parseInt(segment)) : node.path(segment);
        }
        return node;
    }

    private Schema schema(List<String> path) {
        var fragment = new StringBuilder("#");
        path.forEach(segment ->
                fragment.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
        // Asked of the registry by its own location, each would read and keep the whole document again.
        return whole.getSubSchema(SchemaLocation.of(LOCATION + fragment).getFragment());
    }

    private static List<String> segments(String reference) {
        return List.of(reference.substring("#/".length()).split("/", -1));
    }

    private static SchemaRegistry registry(JsonNode document, CodeLists codeLists) {
        var dialect = Dialect.builder(Dialects.getOpenApi31())
                .formats(ContractFormats.all())
                .keyword(new CodeListKeyword(codeLists))
                .keyword(new DecimalsKeyword());
        // The document around the schemas validates nothing.
        document.propertyNames().forEach(name -> dialect.keyword(new NonValidationKeyword(name)));
        return SchemaRegistry.withDefaultDialect(
                dialect.build(),
                registry -> registry.schemas(Map.of(LOCATION, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .build()));
    }
}
