package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

@Covers("validateSimulation")
class ValidateSimulationTest {
    private final Api broker = Requests.broker();

    @Test
    void all_rules_pass_and_it_is_accepted() {
        var path = Requests.created(broker, Requests.VARIABLE);

        var reply = broker.english().post(path + "/validate").expect(200);

        assertThat(reply.text("/accepted")).isEqualTo("true");
        assertThat(reply.header("ETag")).isEqualTo("\"2-en\"");
        assertThat(reply.text("/rules/0/code")).isEqualTo("loan_amount_minimum");
        assertThat(reply.number("/rules/0/limit")).isEqualByComparingTo("25000");
        var detail = broker.get(path);
        assertThat(detail.text("/simulationStatusID")).isEqualTo("2");
        assertThat(detail.text("/allowedActions/3/allowed")).isEqualTo("true");
    }

    @Test
    void a_rule_fails_and_it_is_rejected_for_good_with_the_reason() {
        var path = Requests.created(broker, Requests.variableWith("{\"loan\": {\"loanAmount\": 240000}}"));

        var reply = broker.post(path + "/validate").expect(200);

        assertThat(reply.text("/accepted")).isEqualTo("false");
        var detail = broker.english().get(path);
        assertThat(detail.text("/simulationStatusID")).isEqualTo("3");
        assertThat(detail.json().path("rejectReasons").size()).isEqualTo(1);
        assertThat(detail.text("/rejectReasons/0/code")).isEqualTo("ltv_maximum");
        assertThat(detail.text("/rejectReasons/0/rejectReasonID")).isEqualTo("3");
        assertThat(detail.text("/rejectReasons/0/rejectReasonDescription")).isEqualTo("Loan-to-value above the limit");
        assertThat(detail.number("/rejectReasons/0/actual")).isEqualByComparingTo("96");
        assertThat(detail.number("/rejectReasons/0/limit")).isEqualByComparingTo("90");
        assertThat(detail.text("/rejectReasons/0/pointer")).isEqualTo("/loan/loanAmount");
        broker.post(path + "/validate").expectProblem(409, "simulation_wrong_state");
        broker.patch(path, "{\"loan\": {\"loanAmount\": 200000}}").expectProblem(409, "simulation_wrong_state");
    }

    @Test
    void after_thirty_days_it_has_expired() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-08-01T10:00:00Z"}
                        """).expect(200);
        var path = Requests.accepted(broker);

        broker.post("/v1/sandbox/clock/advance", "{\"to\": \"2026-08-31T09:59:59Z\"}")
                .expect(200);
        assertThat(broker.get(path).text("/simulationStatusID")).isEqualTo("2");
        var advanced = broker.post("/v1/sandbox/clock/advance", "{\"to\": \"2026-08-31T10:00:00Z\"}");

        assertThat(advanced.expect(200).text("/fired/0/outcome")).isEqualTo("expired");
        assertThat(broker.get(path).text("/simulationStatusID")).isEqualTo("6");
        broker.post(path + "/validate").expectProblem(409, "simulation_wrong_state");
        assertThat(broker.get("/v1/simulations?filterSimulationStatus=6").number("/totalRecords"))
                .isEqualByComparingTo("1");
    }

    @Test
    void anothers_and_a_body_are_refused() {
        var path = Requests.created(broker, Requests.VARIABLE);

        Requests.broker().post(path + "/validate").expectProblem(404, "not_found");
        broker.post("/v1/simulations/" + Ids.next() + "/validate").expectProblem(404, "not_found");
        broker.post(path + "/validate", "{\"force\": true}").expectInvalid("/force unknown_field");
    }
}
