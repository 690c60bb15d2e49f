package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.Reply;
import org.junit.jupiter.api.Test;

/** Every change of a simulation is told once, in order, without a name or a number of a person. */
class SimulationEventsTest {
    private final Api broker = Requests.broker();

    private Reply feedOf(int events) {
        return await().until(
                        () -> broker.get("/v1/events"),
                        feed -> feed.json().path("events").size() >= events);
    }

    @Test
    void each_change_has_its_entry() {
        var id = Requests.create(broker, Requests.VARIABLE);
        var path = "/v1/simulations/" + id;
        broker.post(path + "/validate").expect(200);
        broker.patch(path, "{\"loan\": {\"loanDurationMonths\": 300}}").expect(200);
        broker.delete(path).expect(200);

        var feed = feedOf(4);

        assertThat(feed.json()
                        .path("events")
                        .valueStream()
                        .map(event -> event.path("type").stringValue()))
                .containsExactly(
                        "simulation.created", "simulation.validated", "simulation.updated", "simulation.canceled");
        assertThat(feed.json()
                        .path("events")
                        .valueStream()
                        .map(event -> event.path("subjectSequence").intValue()))
                .containsExactly(1, 2, 3, 4);
        assertThat(feed.text("/events/3/simulationUniqueId")).isEqualTo(id);
        assertThat(feed.text("/events/3/data/stateId")).isEqualTo("4");
        assertThat(feed.body()).doesNotContain("Ferreira").doesNotContain("123456789");
    }
}
