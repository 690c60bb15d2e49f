package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("createBorrower")
class CreateBorrowerTest {
    private static final String GUARANTOR = """
            {"borrowerTypeId": 3, "personalData": {"name": "Marta"}}
            """;

    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_borrower_is_added_and_the_process_knows() {
        var id = Cases.accepted(broker);

        var reply =
                broker.post("/v1/processes/" + id + "/borrowers", Cases.rui()).expect(201);

        var borrower = reply.id("/additionalData/borrowerUniqueID");
        assertThat(reply.header("Location")).isEqualTo("/v1/processes/" + id + "/borrowers/" + borrower);
        assertThat(reply.header("ETag")).isEqualTo("\"1-pt\"");
        var detail = broker.get("/v1/processes/" + id).expect(200);
        assertThat(detail.text("/borrowersProcessList/1/borrowerUniqueID")).isEqualTo(borrower.toString());
        assertThat(detail.header("ETag")).isEqualTo("\"3-pt\"");
    }

    @Test
    void a_process_has_at_most_four_borrowers_however_many_ask_at_once() {
        var id = Cases.accepted(broker);

        var replies = AtOnce.times(6, () -> broker.post("/v1/processes/" + id + "/borrowers", GUARANTOR));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(3);
        replies.stream()
                .filter(reply -> reply.status() != 201)
                .forEach(reply -> reply.expectProblem(409, "process_too_many_borrowers"));
        assertThat(broker.get("/v1/processes/" + id + "/borrowers").number("/totalCount"))
                .isEqualByComparingTo("4");
    }

    @Test
    void there_is_one_key_borrower() {
        var id = Cases.accepted(broker);

        broker.post("/v1/processes/" + id + "/borrowers", GUARANTOR.replace("3", "1"))
                .expectInvalid("/borrowerTypeId not_allowed");
    }

    @Test
    void fields_that_do_not_agree_are_told() {
        var id = Cases.accepted(broker);

        broker.post("/v1/processes/" + id + "/borrowers", """
                {"borrowerTypeId": 2,
                 "personalData": {"name": "Rui", "birthDate": "2015-01-01", "taxId": "123456789", "districtId": 11,
                                  "countyId": 1, "parishId": 4186},
                 "professionalData": {"admissionDate": "2099-01-01"}}
                """)
                .expectInvalid(
                        "/personalData/birthDate under_age",
                        "/personalData/taxId of_another_borrower",
                        "/personalData/countyId not_in_district",
                        "/professionalData/admissionDate in_the_future");
    }

    @Test
    void bad_fields_are_told_and_nothing_is_stored() {
        var id = Cases.accepted(broker);

        broker.post("/v1/processes/" + id + "/borrowers", """
                {"borrowerTypeId": 9,
                 "personalData": {"taxId": "123456780", "email": "x@", "mobile": "abc", "zipCode": "3780", "genderId": 77,
                                  "birthDate": "1990-02-30", "dependents": -1},
                 "financialData": {"incomeRents": "many", "incomeOthers": -0.01, "shares": 3}}
                """)
                .expectInvalid(
                        "/borrowerTypeId unknown_id",
                        "/personalData/name required",
                        "/personalData/taxId invalid_format",
                        "/personalData/email invalid_format",
                        "/personalData/mobile invalid_format",
                        "/personalData/zipCode invalid_format",
                        "/personalData/genderId unknown_id",
                        "/personalData/birthDate invalid_format",
                        "/personalData/dependents out_of_range",
                        "/financialData/incomeRents wrong_type",
                        "/financialData/incomeOthers out_of_range",
                        "/financialData/shares unknown_field");
        assertThat(broker.get("/v1/processes/" + id).header("ETag")).isEqualTo("\"2-pt\"");
    }

    @Test
    void the_same_key_adds_one() {
        var id = Cases.accepted(broker);
        var keyed = broker.header("Idempotency-Key", "borrower-1");

        var first = keyed.post("/v1/processes/" + id + "/borrowers", GUARANTOR).expect(201);
        var again = keyed.post("/v1/processes/" + id + "/borrowers", GUARANTOR).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(broker.get("/v1/processes/" + id + "/borrowers").number("/totalCount"))
                .isEqualByComparingTo("2");
    }

    @Test
    void only_in_creation() {
        broker.post("/v1/processes/" + Cases.created(broker) + "/borrowers", GUARANTOR)
                .expectProblem(409, "process_wrong_state");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.accepted(TestServer.sandboxBroker());

        broker.post("/v1/processes/" + foreign + "/borrowers", GUARANTOR).expectProblem(404, "not_found");
        broker.post("/v1/processes/" + UUID.randomUUID() + "/borrowers", GUARANTOR)
                .expectProblem(404, "not_found");
    }
}
