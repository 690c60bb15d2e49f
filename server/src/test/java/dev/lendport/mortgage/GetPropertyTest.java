package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getProperty")
class GetPropertyTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void the_property_is_one_object_and_the_same_as_in_the_detail() {
        var id = Cases.complete(broker);

        var reply = broker.english().get("/v1/processes/" + id + "/properties").expect(200);

        assertThat(reply.text("/typologyDescription")).isEqualTo("Flat");
        assertThat(reply.text("/countyDescription")).isEqualTo("ANADIA");
        assertThat(reply.number("/grossBuiltArea")).isEqualByComparingTo("120.5");
        assertThat(reply.header("ETag")).isEqualTo("\"2-en\"");
        assertThat(broker.english().get("/v1/processes/" + id).json().path("propertyProcessDetail"))
                .isEqualTo(reply.json());
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign + "/properties").expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID() + "/properties").expectProblem(404, "not_found");
    }
}
