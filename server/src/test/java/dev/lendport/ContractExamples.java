package dev.lendport;

import dev.lendport.openapi.ApiOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples of requests that the contract gives. */
public final class ContractExamples {
    private static final JsonNode CONTRACT = load();

    private ContractExamples() {}

    /** The first example of the operation's body; empty when it takes none. */
    public static Optional<JsonNode> body(ApiOperation operation) {
        var content = CONTRACT.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content");
        return content.valueStream().findFirst().map(ContractExamples::example);
    }

    /** The whole contract. */
    static JsonNode document() {
        return CONTRACT;
    }

    /** The media type that the body is sent as. */
    public static String mediaType(ApiOperation operation) {
        return operation.mediaTypes().contains("application/json")
                        || operation.mediaTypes().isEmpty()
                ? "application/json"
                : operation.mediaTypes().iterator().next();
    }

    private static JsonNode example(JsonNode mediaType) {
        var one = mediaType.path("example");
        return one.isMissingNode()
                ? mediaType
                        .path("examples")
                        .valueStream()
                        .findFirst()
                        .orElseThrow()
                        .path("value")
                : one;
    }

    private static JsonNode load() {
        try (var stream = ContractExamples.class.getResourceAsStream("/contract/openapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(stream));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
