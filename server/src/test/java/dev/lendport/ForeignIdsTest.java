package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.openapi.ApiOperation;
import dev.lendport.outcome.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every operation of the contract with another broker's ids: they are as unknown as ids that never were. */
class ForeignIdsTest {
    private static final Pattern ID = Pattern.compile("([\\w-]+)/\\{(\\w+UniqueId|\\w*key)}");
    private static final TestServer.NewBroker OWNER = TestServer.newBroker(Mode.SANDBOX);
    private static final Api STRANGER = TestServer.sandboxBroker();

    private static final class Owned {
        static final Map<String, String> IDS = make();

        private static Map<String, String> make() {
            var ids = new HashMap<String, String>();
            new ClassFileImporter()
                    .importPackages("dev.lendport").stream()
                            .filter(type -> type.isAssignableTo(OwnedThings.class) && !type.isInterface())
                            .map(JavaClass::reflect)
                            .forEach(type -> ids.putAll(made(type)));
            return ids;
        }

        private static Map<String, String> made(Class<?> type) {
            try {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return ((OwnedThings) constructor.newInstance()).make(OWNER);
            } catch (ReflectiveOperationException wrong) {
                throw new IllegalStateException(wrong);
            }
        }
    }

    /** The operations of brokers that have an endpoint and an id in their path. */
    private static Stream<ApiOperation> operations() {
        var endpoints = new TreeSet<String>();
        TestServer.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> endpoints.add(method + " " + path))));
        return TestServer.watch().operations().stream()
                .filter(operation -> !operation.path().startsWith("/backoffice/"))
                .filter(operation -> ID.matcher(operation.path()).find())
                .filter(operation -> endpoints.contains(operation.method() + " " + operation.path()));
    }

    @Test
    void there_is_something_owned_for_every_id_in_a_path() {
        var wanted = new TreeSet<String>();
        operations()
                .forEach(operation -> ID.matcher(operation.path()).results().forEach(match -> wanted.add(name(match))));

        assertThat(Owned.IDS.keySet())
                .as("implement OwnedThings for the others")
                .containsAll(wanted);
    }

    @TestFactory
    Stream<DynamicTest> another_brokers_ids_are_not_found() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    var before = OWNER.api().get("/v1/events").number("/nextAfter");

                    var foreign = call(operation, name -> Owned.IDS.getOrDefault(name, ""));
                    var unknown = call(operation, name -> Ids.next().toString());

                    foreign.expectProblem(404, "not_found");
                    assertThat(comparable(foreign)).isEqualTo(comparable(unknown));
                    assertThat(OWNER.api().get("/v1/events").number("/nextAfter"))
                            .isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_thing_below_a_foreign_one_is_not_found_either() {
        return operations()
                .filter(operation -> ID.matcher(operation.path()).results().count() > 1)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    var last = ID.matcher(operation.path())
                            .results()
                            .map(ForeignIdsTest::name)
                            .reduce("", (one, next) -> next);

                    call(
                                    operation,
                                    name -> last.equals(name)
                                            ? Ids.next().toString()
                                            : Owned.IDS.getOrDefault(name, ""))
                            .expectProblem(404, "not_found");
                }));
    }

    /** A mere {@code key} is the key of the word before it. */
    private static String name(MatchResult match) {
        return match.group(2).equals("key") ? match.group(1) + ".key" : match.group(2);
    }

    private static Reply call(ApiOperation operation, UnaryOperator<String> id) {
        var path = ID.matcher(operation.path()).replaceAll(match -> match.group(1) + "/" + id.apply(name(match)));
        var body = ContractExamples.body(operation)
                .map(Json.MAPPER::writeValueAsBytes)
                .orElseGet(() -> new byte[0]);
        var client =
                body.length == 0 ? STRANGER : STRANGER.header("Content-Type", ContractExamples.mediaType(operation));
        return client.send(operation.method(), path, body);
    }

    private static String comparable(Reply reply) {
        return reply.body()
                .replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }
}
