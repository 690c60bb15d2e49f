package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getBorrower")
class GetBorrowerTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_borrower_is_shown_as_it_was_filled_in() {
        var id = Cases.complete(broker);
        var borrower = Cases.keyBorrower(broker, id);

        var reply = broker.english()
                .get("/v1/processes/" + id + "/borrowers/" + borrower)
                .expect(200);

        assertThat(reply.text("/personalData/parishDescription")).isEqualTo("AVELAS DE CAMINHO");
        assertThat(reply.number("/financialData/incomeWagesPensions")).isEqualByComparingTo("2950.5");
        assertThat(reply.json().at("/financialData/hasSocialSecurityDebt").booleanValue())
                .isFalse();
        assertThat(reply.text("/professionalData/employerName")).isEqualTo("Cerâmica do Vouga, Lda.");
        var tag = reply.header("ETag");
        broker.english()
                .header("If-None-Match", tag)
                .get("/v1/processes/" + id + "/borrowers/" + borrower)
                .expect(304);
    }

    @Test
    void an_unknown_borrower_and_anothers_are_the_same() {
        var id = Cases.created(broker);
        var other = Cases.created(broker);
        var stranger = TestServer.sandboxBroker();
        var foreign = Cases.created(stranger);

        broker.get("/v1/processes/" + id + "/borrowers/" + UUID.randomUUID()).expectProblem(404, "not_found");
        broker.get("/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, other))
                .expectProblem(404, "not_found");
        broker.get("/v1/processes/" + foreign + "/borrowers/" + Cases.keyBorrower(stranger, foreign))
                .expectProblem(404, "not_found");
    }
}
