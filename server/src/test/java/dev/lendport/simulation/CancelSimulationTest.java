package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Covers("cancelSimulation")
class CancelSimulationTest {
    private final Api broker = Requests.broker();

    @Test
    void it_is_canceled_once_and_stays_readable() {
        var path = Requests.accepted(broker);

        assertThat(broker.delete(path).expect(200).header("ETag")).startsWith("\"3-");

        assertThat(broker.get(path).text("/simulationStatusID")).isEqualTo("4");
        broker.delete(path).expectProblem(409, "simulation_wrong_state");
        broker.post(path + "/validate").expectProblem(409, "simulation_wrong_state");
    }

    @Test
    void nothing_expires_that_was_canceled() {
        var path = Requests.created(broker, Requests.VARIABLE);
        broker.delete(path).expect(200);

        var advanced =
                broker.post("/v1/sandbox/clock/advance", "{\"by\": \"P31D\"}").expect(200);

        assertThat(advanced.json().path("fired").size()).isZero();
        assertThat(broker.get(path).text("/simulationStatusID")).isEqualTo("4");
    }

    @Test
    void two_at_once_cancel_it_once() throws Exception {
        var path = Requests.created(broker, Requests.VARIABLE);

        try (var executor = Executors.newFixedThreadPool(4)) {
            Callable<Integer> cancel = () -> broker.delete(path).status();
            var statuses = executor
                    .invokeAll(Stream.generate(() -> cancel).limit(4).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertThat(statuses).isEqualTo(List.of(200, 409, 409, 409));
        }
        assertThat(broker.get("/v1/simulations?filterSimulationStatus=4").number("/totalRecords"))
                .isEqualByComparingTo("1");
    }

    @Test
    void a_stale_tag_an_unknown_id_and_anothers_are_refused() {
        var path = Requests.created(broker, Requests.VARIABLE);

        broker.header("If-Match", "\"7-pt\"").delete(path).expectProblem(412, "version_differs");
        Requests.broker().delete(path).expectProblem(404, "not_found");
        broker.delete("/v1/simulations/" + Ids.next()).expectProblem(404, "not_found");
    }
}
