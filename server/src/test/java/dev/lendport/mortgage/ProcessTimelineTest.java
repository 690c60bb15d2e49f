package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Covers("getProcessTimeline")
class ProcessTimelineTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void every_step_is_told_in_order_with_who_did_it_and_without_personal_data() {
        var id = Cases.submitted(broker);

        var reply = broker.english().get("/v1/processes/" + id + "/timeline").expect(200);

        var entries = reply.json().path("entries").valueStream().toList();
        assertThat(entries)
                .extracting(entry -> entry.path("type").stringValue())
                .containsExactly(
                        "process.created",
                        "process.accepted",
                        "process.borrower_updated",
                        "process.property_updated",
                        "process.submitted");
        assertThat(entries)
                .extracting(entry -> entry.path("sequence").intValue())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 5).boxed().toList());
        assertThat(entries.get(1).path("userName").stringValue()).isEqualTo("borrower");
        assertThat(entries.get(4).at("/data/processStatusID").intValue()).isEqualTo(2);
        assertThat(reply.body()).doesNotContain("Ferreira", "123456789", "Flores");
    }

    @Test
    void later_entries_are_read_after_a_sequence() {
        var id = Cases.submitted(broker);

        var reply =
                broker.get("/v1/processes/" + id + "/timeline?after=3&limit=1").expect(200);

        assertThat(reply.json().path("entries")).hasSize(1);
        assertThat(reply.number("/entries/0/sequence")).isEqualByComparingTo("4");
        broker.get("/v1/processes/" + id + "/timeline?after=9223372036854775807")
                .expectInvalid("/after out_of_range");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign + "/timeline").expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID() + "/timeline").expectProblem(404, "not_found");
    }
}
