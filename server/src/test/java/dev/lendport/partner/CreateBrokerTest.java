package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff register a broker in a network. */
@Covers("createBroker")
class CreateBrokerTest {
    private static final Api STAFF = TestServer.staff();

    private static final String SANDBOX_BROKER = """
            {"clientId": "test-network", "name": "Casa Certa", "environment": "sandbox", "branchId": 213}
            """;

    @Test
    void a_broker_of_the_sandbox_has_a_clock_and_a_live_one_has_none() {
        assertThat(statusOfClock(SANDBOX_BROKER)).isEqualTo(200);
        assertThat(statusOfClock(SANDBOX_BROKER.replace("sandbox", "live"))).isEqualTo(403);
    }

    private static int statusOfClock(String broker) {
        var reply = STAFF.post("/backoffice/brokers", broker).expect(201);
        var id = reply.id("/additionalData/brokerUniqueID");
        assertThat(reply.header("Location")).isEqualTo("/backoffice/brokers/" + id);
        STAFF.post("/backoffice/brokers/" + id + "/users", "{\"username\": \"a@casa-certa.example\"}")
                .expect(201);
        var token = TestServer.signIn(
                        TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, id.toString(), "a@casa-certa.example")
                .expect(200)
                .text("/sessionToken");
        return TestServer.stranger().as(token).get("/v1/sandbox/clock").status();
    }

    @Test
    void a_broker_without_a_branch_belongs_to_the_head_office() {
        STAFF.post("/backoffice/brokers", SANDBOX_BROKER.replace(", \"branchId\": 213", ""))
                .expect(201);
    }

    @Test
    void a_broker_needs_a_network_that_is_there() {
        STAFF.post("/backoffice/brokers", SANDBOX_BROKER.replace("test-network", "net-" + Ids.next()))
                .expectProblem(404, "not_found");
    }

    @Test
    void a_broker_is_live_or_in_the_sandbox() {
        STAFF.post("/backoffice/brokers", SANDBOX_BROKER.replace("sandbox", Mode.LIVE.name()))
                .expectInvalid("/environment not_allowed");
    }
}
