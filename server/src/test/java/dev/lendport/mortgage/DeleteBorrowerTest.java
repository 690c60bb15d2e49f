package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("deleteBorrower")
class DeleteBorrowerTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_borrower_is_removed_and_the_place_is_free_again() {
        var id = Cases.accepted(broker);
        for (int round = 0; round < 5; round++) {
            var rui = add(id);

            broker.delete("/v1/processes/" + id + "/borrowers/" + rui).expect(200);

            broker.get("/v1/processes/" + id + "/borrowers/" + rui).expectProblem(404, "not_found");
        }
        assertThat(broker.get("/v1/processes?filterByText=rui").number("/totalRecords"))
                .isEqualByComparingTo("0");
    }

    @Test
    void the_key_borrower_stays() {
        var id = Cases.accepted(broker);
        var path = "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id);

        broker.delete(path).expectProblem(409, "process_key_borrower_required");
        add(id);
        broker.delete(path).expectProblem(409, "process_key_borrower_required");
    }

    @Test
    void versions_and_states_are_kept() {
        var id = Cases.complete(broker);
        var rui = add(id);
        var path = "/v1/processes/" + id + "/borrowers/" + rui;

        broker.header("If-Match", "\"7-pt\"").delete(path).expectProblem(412, "version_differs");
        broker.post("/v1/processes/" + id + "/submit").expect(200);
        broker.delete(path).expectProblem(409, "process_wrong_state");
    }

    @Test
    void an_unknown_borrower_and_anothers_are_the_same() {
        var id = Cases.accepted(broker);
        var stranger = TestServer.sandboxBroker();
        var foreign = Cases.accepted(stranger);

        broker.delete("/v1/processes/" + id + "/borrowers/" + UUID.randomUUID()).expectProblem(404, "not_found");
        broker.delete("/v1/processes/" + foreign + "/borrowers/" + Cases.keyBorrower(stranger, foreign))
                .expectProblem(404, "not_found");
    }

    private UUID add(UUID process) {
        return broker.post("/v1/processes/" + process + "/borrowers", Cases.rui())
                .expect(201)
                .id("/additionalData/borrowerUniqueID");
    }
}
