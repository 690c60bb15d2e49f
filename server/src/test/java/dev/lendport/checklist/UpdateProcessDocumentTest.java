package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.mortgage.Cases;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("updateProcessDocument")
class UpdateProcessDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final UUID process = Cases.submitted(broker);
    private final UUID id = Papers.delivered(broker, process, Papers.PAYSLIPS);
    private final String one = Papers.path(process) + "/" + id;

    @Test
    void a_refused_paper_is_replaced_and_waits_for_a_decision_again() {
        Papers.refuse(TestServer.staff(), process, id).expect(200);

        var reply = Papers.form(broker, "PUT", one, "better.jpg", SampleFiles.jpeg(), "documentTitle", "Better")
                .expect(200);

        assertThat(reply.header("ETag")).isEqualTo("\"3-pt\"");
        var list = broker.get(Papers.path(process));
        assertThat(list.number("/listDocuments/0/statusID")).isEqualByComparingTo("2");
        assertThat(list.text("/listDocuments/0/title")).isEqualTo("Better");
        assertThat(list.json().at("/listDocuments/0/review").isMissingNode()).isTrue();
    }

    @Test
    void words_alone_can_change_whatever_was_decided() {
        Papers.accept(TestServer.staff(), process, id).expect(200);

        broker.put(one, "{\"documentObservations\": \"Signed copy\"}").expect(200);

        var list = broker.get(Papers.path(process));
        assertThat(list.text("/listDocuments/0/observations")).isEqualTo("Signed copy");
        assertThat(list.number("/listDocuments/0/statusID")).isEqualByComparingTo("3");
    }

    @Test
    void an_accepted_paper_keeps_its_file() {
        Papers.accept(TestServer.staff(), process, id).expect(200);

        Papers.form(broker, "PUT", one, "other.jpg", SampleFiles.jpeg()).expectProblem(409, "document_already_decided");
    }

    @Test
    void a_stale_tag_is_refused() {
        broker.put(one, "{\"documentTitle\": \"A\"}").expect(200);

        broker.header("If-Match", "\"1-pt\"")
                .put(one, "{\"documentTitle\": \"B\"}")
                .expectProblem(412, "version_differs");
    }

    @Test
    void a_name_without_its_file_and_a_file_without_its_name_are_refused() {
        broker.put(one, "{\"fileName\": \"other.png\"}").expectInvalid("/documentContent required");
        broker.put(one, "{\"documentContent\": \"AAAA\"}").expectInvalid("/fileName required");
        broker.put(one, "{}").expectInvalid(" too_few_fields");
    }
}
