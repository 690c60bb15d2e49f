package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getProcessDeadlines")
class ProcessDeadlinesTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void the_acceptance_is_due_after_thirty_days_on_the_wall_clock_of_lisbon() {
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-10-10T09:30:00Z\"}")
                .expect(200);
        var id = Cases.created(broker);

        var reply = broker.english().get("/v1/processes/" + id + "/deadlines").expect(200);

        assertThat(reply.text("/deadlines/0/kind")).isEqualTo("process_acceptance");
        // Summer time ends on 25 October: the same time of day is an hour later in UTC.
        assertThat(reply.text("/deadlines/0/dueAt")).isEqualTo("2026-11-09T10:30:00Z");
        assertThat(reply.text("/deadlines/0/localDateTime")).startsWith("2026-11-09T10:30");
        assertThat(reply.text("/deadlines/0/state")).isEqualTo("pending");
        assertThat(reply.number("/deadlines/0/daysCounted")).isEqualByComparingTo("30");
    }

    @Test
    void accepting_cancels_it() {
        var id = Cases.accepted(broker);

        assertThat(broker.get("/v1/processes/" + id + "/deadlines").text("/deadlines/0/state"))
                .isEqualTo("cancelled");
    }

    @Test
    void a_process_nobody_accepted_expires_and_then_nothing_is_allowed() {
        var id = Cases.created(broker);

        var advanced =
                broker.post("/v1/sandbox/clock/advance", "{\"by\": \"P31D\"}").expect(200);

        assertThat(advanced.json().path("fired").valueStream())
                .anyMatch(fired -> fired.path("subject").stringValue().equals(id.toString())
                        && fired.path("outcome").stringValue().equals("expired"));
        var detail = broker.english().get("/v1/processes/" + id).expect(200);
        assertThat(detail.text("/processStatusDescription")).isEqualTo("Expired");
        assertThat(detail.text("/deadlines/0/state")).isEqualTo("fired");
        assertThat(detail.json().path("allowedActions").valueStream())
                .noneMatch(action -> action.path("allowed").booleanValue());
        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expectProblem(409, "process_wrong_state");
        assertThat(broker.get("/v1/processes?filterProcessStatusId=10").number("/totalRecords"))
                .isEqualByComparingTo("1");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign + "/deadlines").expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID() + "/deadlines").expectProblem(404, "not_found");
    }
}
