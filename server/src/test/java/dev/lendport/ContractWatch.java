package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.openapi.ApiOperation;
import dev.lendport.openapi.OpenApi;
import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Checks every exchange of the tests against the contract, and remembers which operations took part. */
final class ContractWatch {
    /** Statuses any operation may answer: the contract states them once, for all. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 500);

    private final OpenApi contract;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    ContractWatch(OpenApi contract) {
        this.contract = contract;
    }

    Collection<ApiOperation> operations() {
        return contract.operations();
    }

    boolean saw(String operationId) {
        return seen.contains(operationId);
    }

    void check(String method, String target, Reply reply) {
        var path = target.split("\\?", 2)[0];
        var found = find(method, path);
        if (found.isEmpty()) {
            return;
        }
        var operation = found.get();
        seen.add(operation.id());
        if (ANYWHERE.contains(reply.status())) {
            return;
        }
        var where = operation.id() + " " + reply.status() + " " + reply.body();
        assertThat(contract.knows(operation, reply.status())).as(where).isTrue();
        for (var header : contract.requiredHeaders(operation, reply.status())) {
            assertThat(reply.header(header)).as(header + " of " + where).isNotEmpty();
        }
        var mediaType = reply.header("Content-Type").split(";", 2)[0];
        var schema = contract.answerSchema(operation, reply.status(), mediaType);
        if (schema == null) {
            // Bytes of a type that the contract names without a schema, or nothing.
            if (!contract.answersWith(operation, reply.status(), mediaType)) {
                assertThat(reply.bytes()).as(where).isEmpty();
            }
        } else {
            assertThat(SchemaErrors.of(schema, Json.MAPPER.readTree(reply.body()), "")
                            .map(error -> error.pointer() + " " + error.code()))
                    .as(where)
                    .isEmpty();
        }
    }

    private Optional<ApiOperation> find(String method, String path) {
        var matching = new ArrayList<ApiOperation>();
        for (var operation : contract.operations()) {
            if (operation.method().equals(method)
                    && pattern(operation.path()).matcher(path).matches()) {
                matching.add(operation);
            }
        }
        // The path with the fewest placeholders is the one meant.
        return matching.stream().min(Comparator.comparingInt(o -> o.path().split("\\{", -1).length));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }
}
