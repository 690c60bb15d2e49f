package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff take a user's access away and give it back. */
@Covers("updateBrokerUser")
class UpdateBrokerUserTest {
    private static final Api STAFF = TestServer.staff();

    @Test
    void access_is_taken_and_given() {
        var broker = TestServer.newBroker(Mode.LIVE);
        var path = "/backoffice/brokers/" + broker.id() + "/users/" + broker.userId();

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
    void a_user_of_another_broker_is_not_found() {
        var one = TestServer.newBroker(Mode.LIVE);
        var two = TestServer.newBroker(Mode.LIVE);

        STAFF.patch("/backoffice/brokers/" + one.id() + "/users/" + two.userId(), "{\"active\": false}")
                .expectProblem(404, "not_found");
        STAFF.patch("/backoffice/brokers/" + one.id() + "/users/" + Ids.next(), "{\"active\": false}")
                .expectProblem(404, "not_found");
        two.api().get("/v1/events").expect(200);
    }
}
