package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff take a network's access away and give it back. */
@Covers("updateNetwork")
class UpdateNetworkTest {
    private static final Api STAFF = TestServer.staff();

    @Test
    void access_is_taken_and_given() {
        var clientId = "net-" + Ids.next();
        TestServer.bean(Partners.class).addNetwork(clientId, "N", "secret");
        var broker = TestServer.newBroker(Mode.LIVE, clientId, "secret");

        var taken = STAFF.english()
                .patch("/backoffice/networks/" + clientId, "{\"active\": false}")
                .expect(200);
        assertThat(taken.text("/operationStatus/operationStatusMessage")).isEqualTo("Access changed");
        TestServer.signIn(clientId, "secret", broker.id().toString(), broker.username())
                .expect(401);

        STAFF.patch("/backoffice/networks/" + clientId, "{\"active\": true}").expect(200);
        TestServer.signIn(clientId, "secret", broker.id().toString(), broker.username())
                .expect(200);
    }

    @Test
    void an_unknown_network_is_not_found() {
        STAFF.patch("/backoffice/networks/net-" + Ids.next(), "{\"active\": true}")
                .expectProblem(404, "not_found");
    }

    @Test
    void access_is_given_or_taken_in_so_many_words() {
        STAFF.patch("/backoffice/networks/test-network", "{\"active\": \"yes\"}")
                .expectInvalid("/active wrong_type");
        STAFF.patch("/backoffice/networks/test-network", "{}").expectInvalid("/active required");
    }
}
