package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guessing is slow: failures are scarce for an address and for a name, and all attempts are bounded. */
class SignInLimitsTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    @Test
    void a_name_that_failed_too_often_has_to_wait_wherever_it_comes_from() {
        var limits = new SignInLimits(100, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limits.secondsToWait("192.0.2.1" + i, "network")).isEmpty();
            limits.failed("192.0.2.1" + i, "network");
        }

        assertThat(limits.secondsToWait(ELSEWHERE, "network").orElseThrow()).isBetween(1L, 60L);
        assertThat(limits.secondsToWait(ELSEWHERE, "another network")).isEmpty();
    }

    @Test
    void an_address_that_failed_too_often_has_to_wait_whatever_name_it_gives() {
        var limits = new SignInLimits(100, 3);
        for (int i = 0; i < 3; i++) {
            limits.failed(HERE, "network " + i);
        }

        assertThat(limits.secondsToWait(HERE, "fresh network").orElseThrow()).isBetween(1L, 60L);
        assertThat(limits.secondsToWait(ELSEWHERE, "fresh network")).isEmpty();
    }

    @Test
    void attempts_are_bounded_even_when_they_succeed() {
        var limits = new SignInLimits(5, 100);
        for (int i = 0; i < 5; i++) {
            assertThat(limits.secondsToWait(HERE, "network " + i)).isEmpty();
        }

        assertThat(limits.secondsToWait(HERE, "network 5").orElseThrow()).isPositive();
    }

    @Test
    void a_network_and_an_address_of_the_same_name_are_counted_apart() {
        var limits = new SignInLimits(100, 1);
        limits.failed(HERE, "network");

        assertThat(limits.secondsToWait("network", HERE)).isEmpty();
    }

    @Test
    void who_guesses_is_told_when_to_come_back_and_the_right_secret_does_not_help_until_then() {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        try (var node = TestServer.anotherNode(Map.of("lendport.sign-in.failures-per-minute", 1))) {
            var client = TestServer.strangerAt(node);
            signIn(client, TestServer.CLIENT_ID, "guess", broker).expectProblem(401, "unauthenticated");

            var network = signIn(client, TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, broker);
            var address = signIn(client, "net-" + Ids.next(), "guess", broker);
            var staff = client.post("/backoffice/authentication", "{\"email\": \"a@b.example\", \"password\": \"x\"}");

            for (var reply : new Reply[] {network, address, staff}) {
                reply.expectProblem(429, "too_many_requests");
                assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 60);
            }
        }
    }

    private static Reply signIn(Api client, String clientId, String secret, TestServer.NewBroker broker) {
        return client.header("xClientID", clientId)
                .header("xClientSecret", secret)
                .header("xBrokerUID", broker.id().toString())
                .header("xUsername", broker.username())
                .post("/v1/authentication");
    }
}
