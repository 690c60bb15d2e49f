package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.caller.Mode;
import dev.lendport.openapi.ApiOperation;
import dev.lendport.outcome.Json;
import dev.lendport.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call an operation stands in the contract, as {@code x-roles}, and the server keeps to it. */
class RolesTest {
    private static final String PUBLIC = "public";
    private static final String BROKER = "broker";

    /** What is let through is refused for its body, so that nothing happens. */
    private static final byte[] NO_JSON = "{".getBytes(StandardCharsets.UTF_8);

    private static final class Callers {
        static final Map<String, Api> BY_ROLE = byRole();

        /** One caller for each role that the contract names, and nobody. */
        private static Map<String, Api> byRole() {
            var callers = new TreeMap<String, Api>();
            for (var role : roles()) {
                callers.put(
                        role,
                        switch (role) {
                            case PUBLIC -> TestServer.stranger();
                            case BROKER -> TestServer.sandboxBroker();
                            default -> memberOfStaff(role);
                        });
            }
            return callers;
        }

        private static Api memberOfStaff(String role) {
            var email = role + "-only@lender.example";
            TestServer.bean(Partners.class).addStaff(email, TestServer.STAFF_PASSWORD, List.of(role));
            var token = TestServer.stranger()
                    .post("/backoffice/authentication", credentials(email))
                    .expect(200)
                    .text("/sessionToken");
            return TestServer.stranger().as(token);
        }
    }

    static Stream<ApiOperation> operations() {
        return TestServer.watch().operations().stream();
    }

    private static Set<String> roles() {
        var roles = new TreeSet<String>();
        operations().forEach(operation -> roles.addAll(operation.roles()));
        return roles;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void an_operation_lets_in_exactly_those_whom_the_contract_names(ApiOperation operation) {
        Callers.BY_ROLE.forEach((role, caller) -> {
            var reply = call(operation, caller);
            var what = role + " " + operation.method() + " " + operation.path() + " -> " + reply.body();
            if (operation.roles().contains(PUBLIC) || operation.roles().contains(role)) {
                assertThat(reply.status()).as(what).isNotIn(401, 403);
            } else if (role.equals(PUBLIC)) {
                reply.expectProblem(401, "unauthenticated");
                assertThat(reply.header("WWW-Authenticate")).as(what).isNotEmpty();
            } else {
                reply.expectProblem(403, "not_allowed");
            }
        });
    }

    @Test
    void what_the_contract_does_not_have_is_for_nobody() {
        Callers.BY_ROLE.forEach((role, caller) -> {
            for (var path : new String[] {"/nothing", "/v1/nothing", "/backoffice/nothing", "/health/nothing"}) {
                var reply = caller.sendUnwatched("GET", path, new byte[0]);
                if (role.equals(PUBLIC)) {
                    reply.expectProblem(401, "unauthenticated");
                } else {
                    reply.expectProblem(404, "not_found");
                }
            }
        });
    }

    @Test
    void a_method_is_refused_only_to_those_who_may_use_another() {
        caller(PUBLIC).sendUnwatched("PATCH", "/v1/events", new byte[0]).expectProblem(401, "unauthenticated");
        caller("operations").sendUnwatched("PATCH", "/v1/events", new byte[0]).expectProblem(403, "not_allowed");
        var wrong = caller(BROKER).sendUnwatched("PATCH", "/v1/simulations", new byte[0]);
        wrong.expectProblem(405, "method_not_allowed");
        assertThat(wrong.header("Allow")).isEqualTo("GET, POST");
        caller(PUBLIC).sendUnwatched("PATCH", "/health/live", new byte[0]).expectProblem(405, "method_not_allowed");
    }

    private static Api caller(String role) {
        return Objects.requireNonNull(Callers.BY_ROLE.get(role));
    }

    private static Reply call(ApiOperation operation, Api caller) {
        var path = operation.path();
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]+}", UUID.randomUUID().toString());
        }
        return switch (operation.id()) {
            // Signing in is refused like a missing token: these two are called as they want to be.
            case "authenticate" -> {
                var user = TestServer.newBroker(Mode.SANDBOX);
                yield caller.header("xClientID", TestServer.CLIENT_ID)
                        .header("xClientSecret", TestServer.CLIENT_SECRET)
                        .header("xBrokerUID", user.id().toString())
                        .header("xUsername", user.username())
                        .sendUnwatched("POST", path, new byte[0]);
            }
            case "authenticateStaff" ->
                caller.header("Content-Type", "application/json")
                        .sendUnwatched(
                                "POST",
                                path,
                                credentials(TestServer.STAFF_EMAIL).getBytes(StandardCharsets.UTF_8));
            default ->
                caller.header("Content-Type", ContractExamples.mediaType(operation))
                        .sendUnwatched(
                                operation.method(), path, operation.method().equals("GET") ? new byte[0] : NO_JSON);
        };
    }

    private static String credentials(String email) {
        return Json.MAPPER.writeValueAsString(Map.of("email", email, "password", TestServer.STAFF_PASSWORD));
    }
}
