package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

@Covers("getSimulationActions")
class SimulationActionsTest {
    private final Api broker = Requests.broker();

    @Test
    void what_is_allowed_is_told_with_the_reasons_against_the_rest() {
        var path = Requests.created(broker, Requests.VARIABLE);

        var reply = broker.english().get(path + "/actions").expect(200);

        assertThat(path).endsWith(reply.text("/simulationUniqueId"));
        assertThat(reply.text("/simulationStatusDescription")).isEqualTo("Simulated");
        assertThat(reply.text("/allowedActions/0/action")).isEqualTo("update");
        assertThat(reply.json().at("/allowedActions/0/allowed").booleanValue()).isTrue();
        assertThat(reply.text("/allowedActions/3/action")).isEqualTo("createProcess");
        assertThat(reply.text("/allowedActions/3/reasons/0/code")).isEqualTo("simulation_not_accepted");
        assertThat(reply.json().path("allowedActions"))
                .isEqualTo(broker.english().get(path).json().path("allowedActions"));
    }

    @Test
    void past_its_validity_it_has_expired_and_nothing_is_allowed() {
        var path = Requests.created(broker, Requests.VARIABLE);
        broker.post("/v1/sandbox/clock/advance", "{\"by\": \"P31D\"}").expect(200);

        var reply = broker.english().get(path + "/actions").expect(200);

        assertThat(reply.text("/simulationStatusDescription")).isEqualTo("Expired");
        assertThat(reply.json().path("allowedActions").valueStream())
                .noneMatch(action -> action.path("allowed").booleanValue());
        broker.delete(path).expectProblem(409, reply.text("/allowedActions/1/reasons/0/code"));
    }

    @Test
    void an_unknown_simulation_and_another_brokers_are_the_same() {
        var path = Requests.created(broker, Requests.VARIABLE);

        Requests.broker().get(path + "/actions").expectProblem(404, "not_found");
        broker.get("/v1/simulations/" + Ids.next() + "/actions").expectProblem(404, "not_found");
    }
}
