package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff see which key a partner signs with, and whether it has to. */
@Covers("getSigningKey")
class GetSigningKeyTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    @Test
    void the_key_is_shown_as_it_was_registered() {
        var signer = Signer.of(broker, Signing.REQUIRED);

        var shown = TestServer.staff().get(Signer.path(broker)).expect(200);

        assertThat(shown.text("/api_client_key")).isEqualTo(signer.clientKey());
        assertThat(shown.text("/public_key_pem").replaceAll("\\s", ""))
                .isEqualTo(Signer.pem(signer.keys()).replaceAll("\\s", ""));
        assertThat(shown.json().path("required").asBoolean()).isTrue();
        assertThat(shown.header("ETag")).isNotEmpty();
    }

    @Test
    void a_partner_without_one_has_none_and_brokers_see_nothing() {
        TestServer.staff().get(Signer.path(broker)).expectProblem(404, "not_found");
        broker.api().get(Signer.path(broker)).expectProblem(403, "not_allowed");
    }
}
