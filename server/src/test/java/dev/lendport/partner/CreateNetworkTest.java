package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff register a network and see its secret once. */
@Covers("createNetwork")
class CreateNetworkTest {
    private static final Api STAFF = TestServer.staff();

    @Test
    void a_network_gets_a_secret_that_its_brokers_sign_in_with() {
        var clientId = "net-" + Ids.next();
        var reply = STAFF.english()
                .post("/backoffice/networks", "{\"clientId\": \"%s\", \"name\": \"Norte Crédito\"}".formatted(clientId))
                .expect(201);

        assertThat(reply.text("/additionalData/clientId")).isEqualTo(clientId);
        assertThat(reply.header("Location")).isEqualTo("/backoffice/networks/" + clientId);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        assertThat(reply.text("/operationStatus/operationStatusMessage")).isEqualTo("Network registered");
        var secret = reply.text("/additionalData/clientSecret");
        TestServer.newBroker(Mode.SANDBOX, clientId, secret)
                .api()
                .get("/v1/events")
                .expect(200);
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        var network = "{\"clientId\": \"net-%s\", \"name\": \"N\"}".formatted(Ids.next());
        STAFF.post("/backoffice/networks", network).expect(201);

        STAFF.post("/backoffice/networks", network).expectProblem(409, "partner_exists");
    }

    @Test
    void a_name_has_letters_digits_and_hyphens() {
        STAFF.post("/backoffice/networks", "{\"clientId\": \"No Such!\", \"name\": \"N\"}")
                .expectInvalid("/clientId invalid_format");
        STAFF.post("/backoffice/networks", "{\"clientId\": \"no\", \"name\": \"\"}")
                .expect(400);
    }
}
