package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("updateBorrower")
class UpdateBorrowerTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void fields_left_out_stay_and_null_clears() {
        var id = Cases.complete(broker);
        var path = "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id);

        var reply = broker.put(path, """
                {"personalData": {"name": "Ana Maria Ferreira", "mobile": null}, "financialData": {"incomeRents": 350.75}}
                """).expect(200);

        var borrower = broker.get(path).expect(200);
        assertThat(borrower.header("ETag")).isEqualTo(reply.header("ETag"));
        assertThat(borrower.text("/personalData/name")).isEqualTo("Ana Maria Ferreira");
        assertThat(borrower.text("/personalData/email")).isEqualTo("ana.ferreira@mail.example");
        assertThat(borrower.json().at("/personalData").has("mobile")).isFalse();
        assertThat(borrower.number("/financialData/incomeRents")).isEqualByComparingTo("350.75");
        assertThat(broker.get("/v1/processes/" + id).body()).contains("/personalData/mobile\",\"code\":\"required\"");
        assertThat(broker.get("/v1/processes?filterByText=ana%20maria").number("/totalRecords"))
                .isEqualByComparingTo("1");
        assertThat(broker.get("/v1/processes").text("/listProcessDetail/0/keyBorrowerName"))
                .isEqualTo("Ana Maria Ferreira");
    }

    @Test
    void the_day_of_an_instant_counts_in_lisbon() {
        var id = Cases.accepted(broker);
        var path = "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id);

        broker.put(path, "{\"personalData\": {\"identificationDocExpirationDate\": \"2029-05-31T23:30:00Z\"}}")
                .expect(200);

        assertThat(broker.get(path).text("/personalData/identificationDocExpirationDate"))
                .isEqualTo("2029-06-01");
    }

    @Test
    void the_key_borrower_stays_the_key_borrower_and_nobody_else_becomes_one() {
        var id = Cases.accepted(broker);
        var key = Cases.keyBorrower(broker, id);
        var rui = broker.post("/v1/processes/" + id + "/borrowers", Cases.rui())
                .expect(201)
                .id("/additionalData/borrowerUniqueID");

        broker.put("/v1/processes/" + id + "/borrowers/" + key, "{\"borrowerTypeId\": 2}")
                .expectProblem(409, "process_key_borrower_required");
        broker.put("/v1/processes/" + id + "/borrowers/" + rui, "{\"borrowerTypeId\": 1}")
                .expectInvalid("/borrowerTypeId not_allowed");
        broker.put(
                        "/v1/processes/" + id + "/borrowers/" + rui,
                        "{\"borrowerTypeId\": 3, \"keyBorrowerRelationId\": null}")
                .expect(200);
        assertThat(broker.get("/v1/processes/" + id + "/borrowers/" + rui).number("/borrowerTypeID"))
                .isEqualByComparingTo("3");
    }

    @Test
    void places_have_to_lie_in_each_other_whichever_of_them_changes() {
        var id = Cases.complete(broker);
        var path = "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id);

        broker.put(path, "{\"personalData\": {\"districtId\": 11}}")
                .expectInvalid("/personalData/districtId not_in_district");
        broker.put(path, "{\"personalData\": {\"districtId\": 11, \"countyId\": null, \"parishId\": null}}")
                .expect(200);
    }

    @Test
    void bad_fields_are_told() {
        var id = Cases.accepted(broker);
        var path = "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id);

        broker.put(path, "{}").expectInvalid(" too_few_fields");
        broker.put(path, "{\"personalData\": {\"name\": null, \"birthDate\": \"2099-01-01\"}}")
                .expectInvalid("/personalData/name wrong_type");
        broker.put(path, "{\"personalData\": {\"birthDate\": \"2099-01-01\"}}")
                .expectInvalid("/personalData/birthDate in_the_future");
    }

    @Test
    void versions_and_states_are_kept() {
        var id = Cases.created(broker);
        var path = "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id);

        broker.put(path, "{\"financialData\": {\"incomeRents\": 1}}").expectProblem(409, "process_wrong_state");
        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);
        var stale = broker.header("If-Match", "\"1-pt\"").put(path, "{\"financialData\": {\"incomeRents\": 1}}");
        stale.expectProblem(412, "version_differs");
        broker.header("If-Match", stale.header("ETag"))
                .put(path, "{\"financialData\": {\"incomeRents\": 1}}")
                .expect(200);
    }

    @Test
    void an_unknown_borrower_and_anothers_are_the_same() {
        var id = Cases.accepted(broker);
        var stranger = TestServer.sandboxBroker();
        var foreign = Cases.accepted(stranger);
        var change = "{\"financialData\": {\"incomeRents\": 1}}";

        broker.put("/v1/processes/" + id + "/borrowers/" + UUID.randomUUID(), change)
                .expectProblem(404, "not_found");
        broker.put("/v1/processes/" + foreign + "/borrowers/" + Cases.keyBorrower(stranger, foreign), change)
                .expectProblem(404, "not_found");
    }
}
