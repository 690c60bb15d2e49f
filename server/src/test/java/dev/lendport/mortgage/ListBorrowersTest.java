package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("listBorrowers")
class ListBorrowersTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void the_key_borrower_comes_first_with_everything_described() {
        var id = Cases.complete(broker);
        broker.post("/v1/processes/" + id + "/borrowers", Cases.rui()).expect(201);

        var reply = broker.english().get("/v1/processes/" + id + "/borrowers").expect(200);

        assertThat(reply.number("/count")).isEqualByComparingTo("2");
        assertThat(reply.text("/listBorrowers/0/borrowerTypeDescription")).isEqualTo("KeyBorrower");
        assertThat(reply.text("/listBorrowers/0/personalData/maritalStatusDescription"))
                .isEqualTo("Married");
        assertThat(reply.number("/listBorrowers/0/personalData/maritalStatusID"))
                .isEqualByComparingTo("2");
        assertThat(reply.text("/listBorrowers/0/professionalData/employmentSituationDescription"))
                .isEqualTo("Employed");
        assertThat(reply.text("/listBorrowers/1/personalData/name")).isEqualTo("Rui Ferreira");
        assertThat(reply.text("/listBorrowers/1/keyBorrowerRelationDescription"))
                .isEqualTo("Spouse");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.created(TestServer.sandboxBroker());

        broker.get("/v1/processes/" + foreign + "/borrowers").expectProblem(404, "not_found");
        broker.get("/v1/processes/" + UUID.randomUUID() + "/borrowers").expectProblem(404, "not_found");
    }
}
