package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

@Covers("getSimulationDeadlines")
class SimulationDeadlinesTest {
    private final Api broker = Requests.broker();

    @Test
    void it_is_valid_for_thirty_days_on_the_wall_clock_of_lisbon() {
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-10-10T09:30:00Z\"}")
                .expect(200);
        var path = Requests.created(broker, Requests.VARIABLE);

        var reply = broker.english().get(path + "/deadlines").expect(200);

        assertThat(path).endsWith(reply.text("/simulationUniqueId"));
        assertThat(reply.json().path("deadlines").size()).isEqualTo(1);
        assertThat(reply.text("/deadlines/0/kind")).isEqualTo("simulation_validity");
        // Summer time ends on 25 October: the same time of day is an hour later in UTC.
        assertThat(reply.text("/deadlines/0/dueAt")).isEqualTo("2026-11-09T10:30:00Z");
        assertThat(reply.text("/deadlines/0/state")).isEqualTo("pending");
        assertThat(reply.number("/deadlines/0/daysCounted")).isEqualByComparingTo("30");
    }

    @Test
    void canceling_cancels_it() {
        var path = Requests.created(broker, Requests.VARIABLE);
        broker.delete(path).expect(200);

        assertThat(broker.get(path + "/deadlines").expect(200).text("/deadlines/0/state"))
                .isEqualTo("cancelled");
    }

    @Test
    void an_unknown_simulation_and_another_brokers_are_the_same() {
        var path = Requests.created(broker, Requests.VARIABLE);

        Requests.broker().get(path + "/deadlines").expectProblem(404, "not_found");
        broker.get("/v1/simulations/" + Ids.next() + "/deadlines").expectProblem(404, "not_found");
    }
}
