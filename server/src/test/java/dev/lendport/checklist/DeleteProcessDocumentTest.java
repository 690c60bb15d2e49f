package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@Covers("deleteProcessDocument")
class DeleteProcessDocumentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final UUID process = Cases.submitted(broker);
    private final UUID id = Papers.delivered(broker, process, Papers.PAYSLIPS);
    private final String one = Papers.path(process) + "/" + id;

    @Test
    void what_nobody_decided_on_is_taken_back() {
        broker.delete(one).expect(200);

        broker.get(one).expectProblem(404, "not_found");
        assertThat(broker.get(Papers.path(process)).number("/totalCount")).isZero();
        broker.delete(one).expectProblem(404, "not_found");
    }

    @Test
    void what_was_decided_on_stays() {
        Papers.refuse(TestServer.staff(), process, id).expect(200);

        broker.delete(one).expectProblem(409, "document_already_decided");
    }

    @Test
    void of_a_deletion_and_a_decision_at_once_one_wins() {
        for (int round = 0; round < 10; round++) {
            var paper = Papers.delivered(broker, process, Papers.PAYSLIPS);

            var replies = AtOnce.all(List.<Callable<Reply>>of(
                    () -> broker.delete(Papers.path(process) + "/" + paper),
                    () -> Papers.accept(TestServer.staff(), process, paper)));

            assertThat(replies).extracting(Reply::status).containsOnlyOnce(200);
            assertThat(replies).allMatch(reply -> List.of(200, 404, 409).contains(reply.status()));
        }
    }
}
