package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.openapi.ApiOperation;
import dev.lendport.outcome.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes in, no operation fails: seeded distortions of the contract's own examples, in body, path and query. */
class FuzzTest {
    private static final long SEED = Long.getLong("lendport.seed", 20_261_121L);
    /** Writes a number as it stands, however large. */
    private static final JsonMapper JSON = Json.MAPPER
            .rebuild()
            .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int ROUNDS = 25;
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "0.001",
            "1e999999999",
            "-9999999999999999999999999999",
            "2147483648",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; DROP TABLE broker; --\"",
            "\"%s%n${x}\"",
            "\"2026-02-30\"",
            "\"9999-12-31T23:59:59.999999999+18:00\"",
            "\"0001-01-01\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"" + "é".repeat(5_000) + "\"",
            "[]",
            "{}",
            "[[[[[[[[{}]]]]]]]]",
            "{\"\": {\"/~\": 1}}");
    private static final List<String> ODD_WORDS = List.of(
            "", "0", "-1", "x", "null", "'", "a b", "é", "\u0000", "${x}", "1e9", "2147483648", "2026-02-30", "*");

    private static final class Clients {
        static final Api BROKER = TestServer.sandboxBroker();
        static final Api STAFF = TestServer.staff();
    }

    /** What would change prices and deadlines of every other test; these have tests of their own for bad input. */
    private static final Set<String> LENDER_WIDE =
            Set.of("createPriceSheet", "createRulebook", "createIndexFixing", "createCalendarVersion");

    static Stream<ApiOperation> operations() {
        return TestServer.watch().operations().stream().filter(operation -> !LENDER_WIDE.contains(operation.id()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void nothing_that_is_sent_makes_an_operation_fail(ApiOperation operation) {
        var random = new Random(SEED + operation.id().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            var path = path(operation, random);
            var body = body(operation, random);
            var reply = client(operation)
                    .header("Content-Type", ContractExamples.mediaType(operation))
                    .sendUnwatched(operation.method(), path, body);

            var what = "seed %d: %s %s %s -> %d %s"
                    .formatted(
                            SEED,
                            operation.method(),
                            path,
                            new String(body, StandardCharsets.UTF_8),
                            reply.status(),
                            reply.body());
            assertThat(reply.status()).as(what).isLessThan(500);
            if (reply.status() >= 400) {
                assertThat(reply.header("Content-Type")).as(what).isEqualTo("application/problem+json");
                assertThat(reply.text("/code")).as(what).isNotBlank();
            }
        }
    }

    private static Api client(ApiOperation operation) {
        return operation.path().startsWith("/backoffice") ? Clients.STAFF : Clients.BROKER;
    }

    private static String path(ApiOperation operation, Random random) {
        var path = operation.path();
        while (path.contains("{")) {
            var value = random.nextInt(3) == 0
                    ? encoded(oneOf(ODD_WORDS, random).replace("\u0000", "nul").replaceAll("^$", "-"))
                    : new UUID(random.nextLong(), random.nextLong()).toString();
            path = path.replaceFirst("\\{[^}]+}", value);
        }
        return random.nextInt(4) == 0
                ? path + "?" + encoded(oneOf(List.of("after", "limit", "lineCount", "pageSize", "x"), random)) + "="
                        + encoded(oneOf(ODD_WORDS, random))
                : path;
    }

    private static byte[] body(ApiOperation operation, Random random) {
        var example = ContractExamples.body(operation);
        if (operation.method().equals("GET")) {
            return new byte[0];
        }
        var tree = example.map(JsonNode::deepCopy).orElseGet(Json.MAPPER::createObjectNode);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            distort(tree, random);
        }
        var bytes = JSON.writeValueAsBytes(tree);
        if (random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void distort(JsonNode tree, Random random) {
        var target = deeper(tree, random);
        if (target instanceof ObjectNode object) {
            var names = List.copyOf(object.propertyNames());
            var name = names.isEmpty() ? "x" : oneOf(names, random);
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set("x" + random.nextInt(10), odd(random));
                default -> object.set(name, odd(random));
            }
        } else if (target instanceof ArrayNode array) {
            array.add(odd(random));
        }
    }

    /** Somewhere inside, more often than not. */
    private static JsonNode deeper(JsonNode node, Random random) {
        var inner = node.valueStream().filter(JsonNode::isContainer).toList();
        return inner.isEmpty() || random.nextInt(3) == 0 ? node : deeper(oneOf(inner, random), random);
    }

    private static JsonNode odd(Random random) {
        return Json.MAPPER.readTree(oneOf(ODD_VALUES, random));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> T oneOf(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
