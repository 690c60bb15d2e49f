package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("cancelProcess")
class CancelProcessTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_process_in_creation_is_canceled_for_a_reason() {
        var id = Cases.accepted(broker);

        broker.delete("/v1/processes/" + id + "/cancel", "{\"processCancelReasonID\": 2}")
                .expect(200);

        var detail = broker.english().get("/v1/processes/" + id).expect(200);
        assertThat(detail.text("/processStatusDescription")).isEqualTo("Canceled");
        assertThat(detail.number("/processCancelReasonID")).isEqualByComparingTo("2");
        assertThat(detail.text("/processCancelReasonDescription")).isNotBlank();
        assertThat(broker.get("/v1/processes?filterProcessStatusId=8").number("/totalRecords"))
                .isEqualByComparingTo("1");
        assertThat(broker.get("/v1/processes?filterProcessStatusId=3").number("/totalRecords"))
                .isEqualByComparingTo("0");
    }

    @Test
    void only_a_process_in_creation_can_be_canceled() {
        var early = Cases.created(broker);
        var late = Cases.submitted(broker);
        var again = Cases.accepted(broker);
        broker.delete("/v1/processes/" + again + "/cancel", "{\"processCancelReasonID\": 2}")
                .expect(200);

        for (var id : new UUID[] {early, late, again}) {
            broker.delete("/v1/processes/" + id + "/cancel", "{\"processCancelReasonID\": 2}")
                    .expectProblem(409, "process_wrong_state");
        }
    }

    @Test
    void a_reason_is_needed() {
        var id = Cases.accepted(broker);

        broker.delete("/v1/processes/" + id + "/cancel", "{}").expectInvalid("/processCancelReasonID required");
        broker.delete("/v1/processes/" + id + "/cancel", "{\"processCancelReasonID\": 77}")
                .expectInvalid("/processCancelReasonID unknown_id");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.accepted(TestServer.sandboxBroker());

        broker.delete("/v1/processes/" + foreign + "/cancel", "{\"processCancelReasonID\": 1}")
                .expectProblem(404, "not_found");
        broker.delete("/v1/processes/" + UUID.randomUUID() + "/cancel", "{\"processCancelReasonID\": 1}")
                .expectProblem(404, "not_found");
    }
}
