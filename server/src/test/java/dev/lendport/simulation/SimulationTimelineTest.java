package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

@Covers("getSimulationTimeline")
class SimulationTimelineTest {
    private final Api broker = Requests.broker();

    @Test
    void every_step_is_told_in_order_and_without_personal_data() {
        var path = Requests.accepted(broker);
        broker.delete(path).expect(200);

        var reply = broker.english().get(path + "/timeline").expect(200);

        assertThat(path).endsWith(reply.text("/simulationUniqueId"));
        assertThat(reply.json().path("entries").valueStream())
                .extracting(entry -> entry.path("type").asString())
                .containsExactly("simulation.created", "simulation.validated", "simulation.canceled");
        assertThat(reply.json().path("entries").valueStream())
                .extracting(entry -> entry.path("sequence").intValue())
                .containsExactly(1, 2, 3);
        assertThat(reply.number("/entries/2/data/stateId")).isEqualByComparingTo("4");
        assertThat(reply.body()).doesNotContain("Ferreira", "123456789");
    }

    @Test
    void later_entries_are_read_after_a_sequence() {
        var path = Requests.accepted(broker);

        var reply = broker.get(path + "/timeline?after=1&limit=1").expect(200);

        assertThat(reply.json().path("entries").size()).isEqualTo(1);
        assertThat(reply.number("/entries/0/sequence")).isEqualByComparingTo("2");
    }

    @Test
    void an_unknown_simulation_and_another_brokers_are_the_same() {
        var path = Requests.created(broker, Requests.VARIABLE);

        Requests.broker().get(path + "/timeline").expectProblem(404, "not_found");
        broker.get("/v1/simulations/" + Ids.next() + "/timeline").expectProblem(404, "not_found");
    }
}
