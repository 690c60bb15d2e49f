package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import org.junit.jupiter.api.Test;

@Covers("validateSimulationRequest")
class ValidateSimulationRequestTest {
    private final Api broker = Requests.broker();

    @Test
    void it_answers_what_every_rule_found_and_stores_nothing() {
        var reply = broker.english()
                .post("/v1/simulations/validate", Requests.variableWith("""
                        {"loan": {"loanAmount": 1000000.01, "loanDurationMonths": 481, "productPurposeId": 3}}
                        """))
                .expect(200);

        assertThat(reply.text("/accepted")).isEqualTo("false");
        var failed = reply.json()
                .path("rules")
                .valueStream()
                .filter(rule -> !rule.path("passed").booleanValue())
                .map(rule -> rule.path("code").stringValue())
                .toList();
        assertThat(failed)
                .containsExactly(
                        "loan_amount_maximum",
                        "loan_duration_maximum",
                        "ltv_maximum",
                        "maturity_for_age",
                        "age_at_maturity",
                        "dsti_maximum");
        assertThat(broker.get("/v1/simulations").number("/totalRecords")).isEqualByComparingTo("0");
    }

    @Test
    void bad_input_is_refused_and_a_lenient_caller_told_what_was_ignored() {
        broker.post("/v1/simulations/validate", Requests.variableWith("{\"loan\": {\"indexTypeId\": 80}}"))
                .expectInvalid("/loan/indexTypeId not_of_sub_category");
        broker.post("/v1/simulations/validate", Requests.variableWith("{\"colour\": 1}"))
                .expectInvalid("/colour unknown_field");

        var lenient = broker.header("Prefer", "handling=lenient")
                .post("/v1/simulations/validate", Requests.variableWith("{\"colour\": 1}"));

        assertThat(lenient.expect(200).text("/ignored/0")).isEqualTo("/colour");
    }
}
