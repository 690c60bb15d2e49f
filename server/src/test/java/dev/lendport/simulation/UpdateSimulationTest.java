package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

@Covers("updateSimulation")
class UpdateSimulationTest {
    private final Api broker = Requests.broker();

    @Test
    void a_patch_changes_what_it_names_and_prices_again() {
        var path = Requests.created(broker, Requests.VARIABLE);

        var reply = broker.patch(path, """
                {"loan": {"loanAmount": 190000, "hasCrossSelling": false}, "insurances": null, "partnerReference": null}
                """);

        assertThat(reply.expect(200).header("ETag")).startsWith("\"2-");
        var detail = broker.get(path);
        assertThat(detail.number("/loanSimulationDetail/loanAmount")).isEqualByComparingTo("190000");
        assertThat(detail.number("/loanSimulationDetail/tan")).isEqualByComparingTo("4.148");
        assertThat(detail.number("/loanSimulationDetail/ltvEstimated")).isEqualByComparingTo("76");
        assertThat(detail.number("/insurancesSimulationList/0/monthlyCost")).isEqualByComparingTo("20.44");
        assertThat(detail.json().has("partnerReference")).isFalse();
        assertThat(detail.text("/borrowersSimulationList/0/taxId")).isEqualTo("123456789");
    }

    @Test
    void an_accepted_one_has_to_be_validated_again() {
        var path = Requests.accepted(broker);

        broker.patch(path, "{\"loan\": {\"loanDurationMonths\": 300}}").expect(200);

        assertThat(broker.get(path).text("/simulationStatusID")).isEqualTo("1");
        assertThat(broker.get("/v1/simulations?filterSimulationStatus=1").number("/totalRecords"))
                .isEqualByComparingTo("1");
        assertThat(broker.get("/v1/simulations?filterSimulationStatus=2").number("/totalRecords"))
                .isEqualByComparingTo("0");
    }

    @Test
    void a_borrower_keeps_the_id_of_the_place() {
        var path = Requests.created(broker, Requests.VARIABLE);
        var before = broker.get(path).text("/borrowersSimulationList/0/borrowerUniqueID");

        broker.patch(path, """
                        {"borrowers": [{"isKeyBorrower": true, "birthDate": "1991-05-10"},
                                       {"isKeyBorrower": false, "birthDate": "1992-05-10"}]}
                        """).expect(200);

        var detail = broker.get(path);
        assertThat(detail.text("/borrowersSimulationList/0/borrowerUniqueID")).isEqualTo(before);
        assertThat(detail.text("/borrowersSimulationList/1/borrowerUniqueID")).isNotEqualTo(before);
    }

    @Test
    void the_merged_body_is_checked_like_a_create_body() {
        var path = Requests.created(broker, Requests.VARIABLE);

        broker.patch(path, "{\"loan\": {\"indexTypeSubCategoryId\": 1}}")
                .expectInvalid("/loan/indexTypeId not_of_sub_category");
        broker.patch(path, "{\"borrowers\": [{\"isKeyBorrower\": false, \"birthDate\": \"1990-05-10\"}]}")
                .expectInvalid("/borrowers one_key_borrower");
        broker.patch(path, "{\"loan\": {\"loanAmount\": 0}}").expectInvalid("/loan/loanAmount out_of_range");
        broker.patch(path, "{\"loan\": {\"loanAmount\": null}}").expectInvalid("/loan/loanAmount wrong_type");
        broker.patch(path, "{\"colour\": 1}").expectInvalid("/colour unknown_field");
        broker.patch(path, "{}").expectInvalid(" too_few_fields");

        assertThat(broker.get(path).header("ETag")).startsWith("\"1-");
    }

    @Test
    void a_stale_tag_is_refused_with_the_current_one() {
        var path = Requests.created(broker, Requests.VARIABLE);
        var tag = broker.get(path).header("ETag");
        broker.patch(path, "{\"partnerReference\": \"A\"}").expect(200);

        var stale = broker.header("If-Match", tag).patch(path, "{\"partnerReference\": \"B\"}");

        assertThat(stale.expectProblem(412, "version_differs").header("ETag")).startsWith("\"2-");
        broker.header("If-Match", stale.header("ETag"))
                .patch(path, "{\"partnerReference\": \"B\"}")
                .expect(200);
    }

    @Test
    void a_canceled_one_stays_as_it_is_and_says_what_is_allowed() {
        var path = Requests.created(broker, Requests.VARIABLE);
        broker.delete(path).expect(200);

        var refused = broker.english().patch(path, "{\"partnerReference\": \"B\"}");

        refused.expectProblem(409, "simulation_wrong_state");
        assertThat(refused.text("/state/id")).isEqualTo("4");
        assertThat(refused.text("/state/description")).isEqualTo("Canceled");
        assertThat(refused.json().path("allowedActions").valueStream())
                .hasSize(4)
                .noneMatch(action -> action.path("allowed").booleanValue());
    }

    @Test
    void anothers_is_not_found() {
        var path = Requests.created(broker, Requests.VARIABLE);

        Requests.broker().patch(path, "{\"partnerReference\": \"B\"}").expectProblem(404, "not_found");
        broker.patch("/v1/simulations/" + Ids.next(), "{\"partnerReference\": \"B\"}")
                .expectProblem(404, "not_found");
    }
}
