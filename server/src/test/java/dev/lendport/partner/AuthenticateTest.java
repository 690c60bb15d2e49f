package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Sign-in of a broker's user: network, broker and user, and one answer for whatever is wrong. */
@Covers("authenticate")
class AuthenticateTest {
    private static final TestServer.NewBroker BROKER = TestServer.newBroker(Mode.SANDBOX);
    private static final Api STAFF = TestServer.staff();

    @Test
    void the_right_credentials_get_a_token_that_opens_the_api() {
        var reply = signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        BROKER.id().toString(),
                        BROKER.username())
                .expect(200);

        assertThat(reply.text("/sessionToken")).matches("[A-Za-z0-9_-]{43}");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        TestServer.stranger().as(reply.text("/sessionToken")).get("/v1/events").expect(200);
    }

    @Test
    void every_sign_in_gets_a_token_of_its_own() {
        var one = signIn(
                TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, BROKER.id().toString(), BROKER.username());
        var two = signIn(
                TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, BROKER.id().toString(), BROKER.username());

        assertThat(one.text("/sessionToken")).isNotEqualTo(two.text("/sessionToken"));
    }

    @Test
    void capitals_in_a_username_do_not_matter() {
        signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        BROKER.id().toString(),
                        BROKER.username().toUpperCase(Locale.ROOT))
                .expect(200);
    }

    @Test
    void whatever_is_wrong_the_answer_is_the_same() {
        var id = BROKER.id().toString();
        var user = BROKER.username();
        var elsewhere = network();
        var foreign = TestServer.newBroker(Mode.SANDBOX, elsewhere, secretOf(elsewhere));
        var refused = List.of(
                signIn("no-such-network", TestServer.CLIENT_SECRET, id, user),
                signIn(TestServer.CLIENT_ID, "wrong", id, user),
                signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        Ids.next().toString(),
                        user),
                signIn(TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, "not-an-id", user),
                signIn(TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, id, "nobody@broker.example"),
                signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        foreign.id().toString(),
                        foreign.username()),
                signIn(TestServer.CLIENT_ID, "x".repeat(10_000), id, user),
                signIn("'; DROP TABLE network; --", TestServer.CLIENT_SECRET, id, user),
                TestServer.stranger().post("/v1/authentication"),
                TestServer.stranger().header("xClientID", TestServer.CLIENT_ID).post("/v1/authentication"),
                withoutAccess("user"),
                withoutAccess("broker"),
                withoutAccess("network"));

        for (var reply : refused) {
            reply.expectProblem(401, "unauthenticated");
            assertThat(withoutTrace(reply)).isEqualTo(withoutTrace(refused.getFirst()));
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void a_token_is_nothing_without_its_own_signature_in_the_database() {
        for (var token : List.of("", "x", "Zk3vVbU0mWc1nQy8sXo7dJ2hT5rLpEa4iGfKq9uNwYB", "x".repeat(5_000))) {
            TestServer.stranger().as(token).get("/v1/events").expectProblem(401, "unauthenticated");
        }
        TestServer.stranger()
                .header("Authorization", "Basic dXNlcjpwYXNz")
                .get("/v1/events")
                .expectProblem(401, "unauthenticated");
        TestServer.stranger().get("/v1/events").expectProblem(401, "unauthenticated");
    }

    private static Reply signIn(String clientId, String clientSecret, String brokerId, String username) {
        return TestServer.signIn(clientId, clientSecret, brokerId, username);
    }

    private static String withoutTrace(Reply reply) {
        return reply.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    /** Signs in to a new broker after one of the three levels has lost its access. */
    private static Reply withoutAccess(String level) {
        var clientId = network();
        var broker = TestServer.newBroker(Mode.SANDBOX, clientId, secretOf(clientId));
        var path = switch (level) {
            case "user" -> "/backoffice/brokers/" + broker.id() + "/users/" + broker.userId();
            case "broker" -> "/backoffice/brokers/" + broker.id();
            default -> "/backoffice/networks/" + clientId;
        };
        STAFF.patch(path, "{\"active\": false}").expect(200);
        return signIn(clientId, secretOf(clientId), broker.id().toString(), broker.username());
    }

    private static String network() {
        var clientId = "net-" + Ids.next();
        TestServer.bean(Partners.class).addNetwork(clientId, "Another network", secretOf(clientId));
        return clientId;
    }

    private static String secretOf(String clientId) {
        return "secret of " + clientId;
    }

    @Test
    void only_hashes_of_secrets_and_tokens_are_stored() {
        var token = signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        BROKER.id().toString(),
                        BROKER.username())
                .text("/sessionToken");

        assertThat(Stored.column("SELECT secret_hash FROM network")).allMatch(hash -> hash.startsWith("$2"));
        assertThat(Stored.column("SELECT password_hash FROM staff")).allMatch(hash -> hash.startsWith("$2"));
        assertThat(Stored.column(
                        "SELECT count(*) FROM session WHERE token_hash = sha256(convert_to(?, 'UTF8'))", token))
                .containsExactly("1");
        assertThat(Stored.column("SELECT count(*) FROM session s WHERE s::text LIKE '%' || ? || '%'", token))
                .containsExactly("0");
    }
}
