package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Covers("createProcess")
class CreateProcessTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_process_carries_over_what_the_simulation_and_the_request_say() {
        var simulation = Cases.acceptedSimulation(broker);

        var reply = broker.post("/v1/processes", """
                {"simulationUniqueId": "%s", "keyBorrowerEmail": "ana@mail.example", "keyBorrowerName": "Ana Maria Ferreira",
                 "keyBorrowerResidence": "Rua das Flores 12", "keyBorrowerIdentificationDocTypeId": 1,
                 "keyBorrowerIdentificationDocNumber": "AB123456",
                 "keyBorrowerIdentificationDocExpirationDate": "2028-12-31T23:30:00Z"}
                """.formatted(simulation)).expect(201);

        var id = reply.id("/additionalData/processUniqueID");
        assertThat(reply.header("Location")).isEqualTo("/v1/processes/" + id);
        assertThat(reply.header("ETag")).isEqualTo("\"1-pt\"");
        assertThat(reply.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        var detail = broker.get("/v1/processes/" + id).expect(200);
        assertThat(detail.number("/processNumber")).isEqualTo(reply.number("/additionalData/processNumber"));
        assertThat(detail.number("/processStatusID").intValue()).isEqualTo(1);
        assertThat(detail.text("/simulationUniqueID")).isEqualTo(simulation.toString());
        assertThat(detail.text("/partnerReference")).isEqualTo("CRM-8841");
        assertThat(detail.number("/loanProcessDetail/monthlyInstallmentAmount")).isEqualByComparingTo("903.46");
        assertThat(detail.number("/propertyProcessDetail/acquisitionAmount")).isEqualByComparingTo("250000");
        var person = broker.get("/v1/processes/" + id + "/borrowers").expect(200);
        assertThat(person.text("/listBorrowers/0/personalData/name")).isEqualTo("Ana Maria Ferreira");
        assertThat(person.text("/listBorrowers/0/personalData/taxId")).isEqualTo("123456789");
        assertThat(person.text("/listBorrowers/0/personalData/identificationDocExpirationDate"))
                .isEqualTo("2028-12-31");
        assertThat(person.number("/listBorrowers/0/financialData/incomeWagesPensions"))
                .isEqualByComparingTo("4950");
    }

    @Test
    void the_second_borrower_of_the_simulation_gets_what_the_request_says_of_them() {
        var simulation = Cases.acceptedSimulation(broker, """
                [{"isKeyBorrower": false, "birthDate": "1991-01-02", "monthlyIncome": 2000},
                 {"isKeyBorrower": true, "birthDate": "1990-05-10", "monthlyIncome": 3000}]
                """, 150000);

        var id = broker.post("/v1/processes", withSecond(simulation, "Rui Ferreira"))
                .expect(201)
                .id("/additionalData/processUniqueID");

        var people = broker.get("/v1/processes/" + id + "/borrowers").expect(200);
        assertThat(people.number("/totalCount").intValue()).isEqualTo(2);
        assertThat(people.text("/listBorrowers/0/personalData/birthDate")).isEqualTo("1990-05-10");
        assertThat(people.text("/listBorrowers/1/personalData/birthDate")).isEqualTo("1991-01-02");
        assertThat(people.text("/listBorrowers/1/personalData/name")).isEqualTo("Rui Ferreira");
        assertThat(people.number("/listBorrowers/1/borrowerTypeID").intValue()).isEqualTo(2);
    }

    @Test
    void the_request_may_bring_a_second_borrower_who_then_needs_a_name() {
        var simulation = Cases.acceptedSimulation(broker);

        broker.post("/v1/processes", withSecond(simulation, null)).expectInvalid("/borrowerName required");
        var id = broker.post("/v1/processes", withSecond(simulation, "Rui Ferreira"))
                .expect(201)
                .id("/additionalData/processUniqueID");

        assertThat(broker.get("/v1/processes/" + id).json().path("borrowersProcessList"))
                .hasSize(2);
    }

    @Test
    void a_borrower_without_a_name_is_pending() {
        var simulation = Cases.acceptedSimulation(broker, """
                [{"isKeyBorrower": true, "birthDate": "1990-05-10", "monthlyIncome": 3000},
                 {"isKeyBorrower": false, "birthDate": "1991-01-02", "monthlyIncome": 2000}]
                """, 150000);

        var id = broker.post("/v1/processes", Cases.createBody(simulation))
                .expect(201)
                .id("/additionalData/processUniqueID");

        var detail = broker.get("/v1/processes/" + id).expect(200);
        assertThat(detail.body())
                .contains("/borrowers/" + detail.text("/borrowersProcessList/1/borrowerUniqueID")
                        + "/personalData/name\"");
    }

    @Test
    void a_simulation_becomes_one_process_however_many_ask_at_once() {
        var simulation = Cases.acceptedSimulation(broker);

        var replies = AtOnce.times(6, () -> broker.post("/v1/processes", Cases.createBody(simulation)));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        replies.stream()
                .filter(reply -> reply.status() != 201)
                .forEach(reply -> reply.expectProblem(409, "simulation_already_converted"));
        assertThat(broker.get("/v1/processes").number("/totalRecords").intValue())
                .isEqualTo(1);
    }

    @Test
    void the_same_key_again_answers_the_same_and_creates_nothing() {
        var body = Cases.createBody(Cases.acceptedSimulation(broker));
        var keyed = broker.header("Idempotency-Key", "create-1");

        var first = keyed.post("/v1/processes", body).expect(201);
        var again = keyed.post("/v1/processes", body).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(broker.get("/v1/processes").number("/totalRecords").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_simulation_that_was_not_accepted_is_refused() {
        var simulation = Cases.simulation(broker, "[{\"isKeyBorrower\": true, \"birthDate\": \"1990-05-10\"}]", 200000);

        broker.post("/v1/processes", Cases.createBody(simulation)).expectProblem(409, "simulation_not_accepted");
    }

    @Test
    void an_unknown_simulation_and_another_brokers_are_the_same() {
        var foreign = Cases.acceptedSimulation(TestServer.sandboxBroker());

        var unknownReply = broker.post("/v1/processes", Cases.createBody(UUID.randomUUID()));
        var foreignReply = broker.post("/v1/processes", Cases.createBody(foreign));

        assertThat(withoutTrace(unknownReply.expectProblem(404, "not_found")))
                .isEqualTo(withoutTrace(foreignReply.expectProblem(404, "not_found")));
    }

    @Test
    void bad_input_is_told_field_by_field_and_stores_nothing() {
        var simulation = Cases.acceptedSimulation(broker);

        broker.post("/v1/processes", """
                {"simulationUniqueId": "%s", "keyBorrowerEmail": "nobody", "keyBorrowerName": " ",
                 "keyBorrowerIdentificationDocTypeId": 99, "keyBorrowerIdentificationDocExpirationDate": "2028-02-30",
                 "colour": "red"}
                """.formatted(simulation))
                .expectInvalid(
                        "/keyBorrowerEmail invalid_format",
                        "/keyBorrowerName invalid_format",
                        "/keyBorrowerIdentificationDocTypeId unknown_id",
                        "/keyBorrowerIdentificationDocNumber required",
                        "/keyBorrowerIdentificationDocExpirationDate invalid_format",
                        "/colour unknown_field");
        broker.post("/v1/processes", "{\"simulationUniqueId\":").expectProblem(400, "malformed_json");
        assertThat(broker.get("/v1/processes").number("/totalRecords").intValue())
                .isZero();
        broker.post("/v1/processes", Cases.createBody(simulation)).expect(201);
    }

    @Test
    void unknown_fields_are_ignored_on_request() {
        var body = Cases.createBody(Cases.acceptedSimulation(broker)).replace("{\"sim", "{\"colour\": 1, \"sim");

        var reply = broker.header("Prefer", "handling=lenient")
                .post("/v1/processes", body)
                .expect(201);

        assertThat(reply.text("/ignored/0")).isEqualTo("/colour");
    }

    private static String withSecond(UUID simulation, @Nullable String name) {
        var second = """
                , "borrowerEmail": "rui@mail.example", "borrowerIdentificationDocTypeId": 1,
                "borrowerIdentificationDocNumber": "CD789012"}
                """;
        var named = name == null ? second : ", \"borrowerName\": \"" + name + "\"" + second;
        var body = Cases.createBody(simulation).strip();
        return body.substring(0, body.length() - 1) + named;
    }

    private static String withoutTrace(Reply reply) {
        return reply.body().replaceAll("\"traceId\":\"[^\"]+\"", "");
    }
}
