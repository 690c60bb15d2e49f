package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a session lasts, and what ends it at once. */
class SessionsTest {
    private static final String SECRET = "sessions-secret";

    private final String clientId = "net-" + Ids.next();
    private final TestServer.NewBroker broker = broker();

    private TestServer.NewBroker broker() {
        TestServer.bean(Partners.class).addNetwork(clientId, "Network", SECRET);
        return TestServer.newBroker(Mode.SANDBOX, clientId, SECRET);
    }

    @Test
    void a_session_lives_on_as_long_as_it_is_used() throws SQLException {
        unusedFor("28 minutes");
        broker.api().get("/v1/events").expect(200);

        assertThat(Stored.column(
                        "SELECT last_used_at > now() - interval '27 minutes' FROM session WHERE broker_id = ?",
                        broker.id().value()))
                .containsExactly("t");
    }

    @Test
    void a_session_ends_after_thirty_minutes_without_use() throws SQLException {
        unusedFor("30 minutes 1 second");

        broker.api().get("/v1/events").expectProblem(401, "unauthenticated");
    }

    @Test
    void the_session_of_a_member_of_staff_ends_when_it_is_not_used() throws SQLException {
        var email = "staff-%s@lender.example".formatted(Ids.next());
        TestServer.bean(Partners.class).addStaff(email, "password", List.of("operations"));
        var staff = TestServer.stranger()
                .as(TestServer.stranger()
                        .post(
                                "/backoffice/authentication",
                                "{\"email\": \"%s\", \"password\": \"password\"}".formatted(email))
                        .expect(200)
                        .text("/sessionToken"));
        Stored.changeAs(
                "lendport_system",
                "UPDATE session SET last_used_at = now() - interval '31 minutes' "
                        + "WHERE staff_id = (SELECT id FROM staff WHERE email = ?)",
                email);

        staff.sendUnwatched("GET", "/backoffice/nothing", new byte[0]).expectProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "broker", "network"})
    void access_that_is_taken_away_ends_the_session_at_once(String level) {
        broker.api().get("/v1/events").expect(200);

        change(level, "false");

        broker.api().get("/v1/events").expectProblem(401, "unauthenticated");
        broker.api().get("/v1/taxonomy/genders").expectProblem(401, "unauthenticated");
        broker.api().put("/v1/sandbox/clock", "{\"mode\": \"live\"}").expectProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "broker", "network"})
    void access_that_is_given_back_needs_a_new_sign_in(String level) {
        change(level, "false");
        change(level, "true");

        broker.api().get("/v1/events").expectProblem(401, "unauthenticated");
        signedInAgain().get("/v1/events").expect(200);
    }

    @Test
    void a_node_that_remembers_a_session_notices_that_another_node_ended_it() {
        try (var node = TestServer.anotherNode(Map.of())) {
            var there = TestServer.strangerAt(node).as(token());
            there.get("/v1/events").expect(200);

            change("broker", "false");

            there.get("/v1/events").expectProblem(401, "unauthenticated");
        }
    }

    @Test
    void another_network_is_not_concerned() {
        var other = TestServer.newBroker(Mode.SANDBOX);
        change("network", "false");

        other.api().get("/v1/events").expect(200);
    }

    private void change(String level, String active) {
        var path = switch (level) {
            case "user" -> "/backoffice/brokers/" + broker.id() + "/users/" + broker.userId();
            case "broker" -> "/backoffice/brokers/" + broker.id();
            default -> "/backoffice/networks/" + clientId;
        };
        TestServer.staff().patch(path, "{\"active\": %s}".formatted(active)).expect(200);
    }

    private Api signedInAgain() {
        return TestServer.stranger().as(token());
    }

    private String token() {
        return TestServer.signIn(clientId, SECRET, broker.id().toString(), broker.username())
                .expect(200)
                .text("/sessionToken");
    }

    private void unusedFor(String interval) throws SQLException {
        Stored.changeAs(
                "lendport_system",
                "UPDATE session SET last_used_at = now() - ?::interval WHERE broker_id = ?",
                interval,
                broker.id().value());
        TestServer.bean(Sessions.class).forgetRemembered();
    }
}
