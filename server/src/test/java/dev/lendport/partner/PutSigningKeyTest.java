package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff register the key that a partner signs with. */
@Covers("putSigningKey")
class PutSigningKeyTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final String pem = Signer.pem(Signer.keyPair("secp521r1"));

    @Test
    void the_name_of_the_key_stays_when_it_is_replaced() {
        var first = Signer.register(broker, pem, Signing.OPTIONAL).expect(201);
        var second = Signer.register(broker, Signer.pem(Signer.keyPair("secp521r1")), Signing.REQUIRED)
                .expect(200);

        assertThat(first.header("Location")).isEqualTo(Signer.path(broker));
        assertThat(second.text("/additionalData/api_client_key"))
                .isEqualTo(first.text("/additionalData/api_client_key"));
        assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void a_replaced_key_signs_nothing_any_more() {
        var before = Signer.of(broker, Signing.OPTIONAL);
        Signer.register(broker, pem, Signing.OPTIONAL).expect(200);

        before.get("/credit_operations").expectProblem(401, "unauthenticated");
    }

    @Test
    void only_a_public_key_on_the_right_curve_is_taken() {
        for (var wrong : new String[] {
            "",
            "x",
            Signer.pem(Signer.keyPair("secp256r1")),
            Signer.pem(Signer.keyPair("secp384r1")),
            pem.replace("PUBLIC", "PRIVATE"),
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
            pem + pem
        }) {
            Signer.register(broker, wrong, Signing.OPTIONAL).expectInvalid("/public_key_pem not_a_p521_key");
        }
    }

    @Test
    void a_stale_version_changes_nothing() {
        var first = Signer.register(broker, pem, Signing.OPTIONAL).expect(201);
        Signer.register(broker, pem, Signing.REQUIRED).expect(200);

        TestServer.staff()
                .header("If-Match", first.header("ETag"))
                .put(
                        Signer.path(broker),
                        "{\"public_key_pem\": \"" + pem.replaceAll("\\R", "\\\\n") + "\", \"required\": false}")
                .expectProblem(412, "version_differs");
    }

    @Test
    void an_unknown_broker_is_not_found_and_brokers_register_nothing() {
        var body = "{\"public_key_pem\": \"" + pem.replaceAll("\\R", "\\\\n") + "\", \"required\": false}";

        TestServer.staff()
                .put("/backoffice/brokers/" + Ids.next() + "/signing-key", body)
                .expectProblem(404, "not_found");
        broker.api().put(Signer.path(broker), body).expectProblem(403, "not_allowed");
    }
}
