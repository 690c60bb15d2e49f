package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff take a broker's access away and give it back. */
@Covers("updateBroker")
class UpdateBrokerTest {
    private static final Api STAFF = TestServer.staff();

    @Test
    void access_is_taken_and_given() {
        var broker = TestServer.newBroker(Mode.LIVE);
        var path = "/backoffice/brokers/" + broker.id();

        STAFF.patch(path, "{\"active\": false}").expect(200);
        broker.api().get("/v1/events").expectProblem(401, "unauthenticated");

        var given = STAFF.patch(path, "{\"active\": true}").expect(200);
        assertThat(given.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        TestServer.signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        broker.id().toString(),
                        broker.username())
                .expect(200);
    }

    @Test
    void plain_json_is_taken_for_a_merge_patch() {
        var broker = TestServer.newBroker(Mode.LIVE);

        STAFF.header("Content-Type", "application/json")
                .patch("/backoffice/brokers/" + broker.id(), "{\"active\": true}")
                .expect(200);
    }

    @Test
    void an_unknown_broker_is_not_found() {
        STAFF.patch("/backoffice/brokers/" + Ids.next(), "{\"active\": true}").expectProblem(404, "not_found");
    }
}
