package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("createSimulation")
class CreateSimulationTest {
    private final Api broker = Requests.broker();

    private Reply priced(String patch) {
        return broker.get(Requests.created(broker, Requests.variableWith(patch)))
                .expect(200);
    }

    private static void assertNumber(Reply detail, String field, String expected) {
        assertThat(detail.number("/loanSimulationDetail/" + field)).as(field).isEqualByComparingTo(expected);
    }

    @Test
    void the_first_worked_case_is_priced_to_the_cent() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-07-27T10:00:00Z"}
                        """).expect(200);

        var detail = priced("{}");

        assertNumber(detail, "tan", "3.548");
        assertNumber(detail, "monthlyInstallmentAmount", "903.46");
        assertNumber(detail, "variableMonthlyInstallmentAmount", "903.46");
        assertNumber(detail, "taeg", "4.116");
        assertNumber(detail, "mtic", "343669.90");
        assertNumber(detail, "baseSpread", "1.35");
        assertNumber(detail, "proposedSpread", "0.75");
        assertNumber(detail, "discountCrossSelling", "0.6");
        assertNumber(detail, "indexInterestRate", "2.798");
        assertNumber(detail, "ltvEstimated", "80");
        assertNumber(detail, "loanVariablePeriodMonths", "360");
        assertNumber(detail, "loanFixedPeriodMonths", "0");
        assertThat(detail.number("/loanSimulationDetailWithoutCrossSelling/tan"))
                .isEqualByComparingTo("4.148");
        assertThat(detail.number("/loanSimulationDetailWithoutCrossSelling/monthlyInstallmentAmount"))
                .isEqualByComparingTo("971.97");
        assertThat(detail.number("/loanSimulationDetailWithoutCrossSelling/mtic"))
                .isEqualByComparingTo("368333.50");
        assertThat(detail.text("/indexFixings/0/fixedOn")).isEqualTo("2026-07-24");
    }

    @Test
    void the_second_worked_case_shows_both_instalments_of_a_mixed_rate() {
        var detail = priced("""
                {"loan": {"indexTypeSubCategoryId": 3, "indexTypeId": 75},
                 "insurances": [{"insuranceTypeId": 1, "monthlyCost": 24.95}, {"insuranceTypeId": 2, "monthlyCost": 21.2}]}
                """);

        assertNumber(detail, "tan", "3.400");
        assertNumber(detail, "fixedTAN", "3.400");
        assertNumber(detail, "variableTAN", "3.089");
        assertNumber(detail, "monthlyInstallmentAmount", "886.96");
        assertNumber(detail, "fixedMonthlyInstallmentAmount", "886.96");
        assertNumber(detail, "variableMonthlyInstallmentAmount", "857.55");
        assertNumber(detail, "mtic", "338968.30");
        assertNumber(detail, "taeg", "3.997");
        assertNumber(detail, "loanFixedPeriodMonths", "60");
        assertNumber(detail, "loanVariablePeriodMonths", "300");
        assertNumber(detail, "fixedSpread", "4");
        assertNumber(detail, "variableBaseInterestRate", "2.339");
        assertThat(detail.text("/loanSimulationDetail/fixedPeriod")).isEqualTo("60");
        assertThat(detail.text("/loanSimulationDetail/indexTypeMixed")).isEqualTo("Mista 5 anos");
        assertThat(detail.text("/indexFixings/0/indexTypeDescription")).isEqualTo("Euribor 3M");
    }

    @Test
    void the_third_worked_case_is_fixed_to_the_end() {
        var detail = priced("""
                {"loan": {"indexTypeSubCategoryId": 1, "indexTypeId": 80},
                 "insurances": [{"insuranceTypeId": 1, "monthlyCost": 24.95}, {"insuranceTypeId": 2, "monthlyCost": 21.2}]}
                """);

        assertNumber(detail, "tan", "4.050");
        assertNumber(detail, "monthlyInstallmentAmount", "960.60");
        assertNumber(detail, "mtic", "365478.70");
        assertNumber(detail, "taeg", "4.660");
        assertNumber(detail, "indexInterestRate", "0");
        assertNumber(detail, "fixedProposedSpread", "4.05");
        assertNumber(detail, "variableTAN", "0");
        assertThat(detail.json().path("indexFixings").size()).isZero();
    }

    @Test
    void every_charge_of_the_sheet_is_listed_with_its_tax() {
        var detail = priced("{}");

        var charges = detail.json().path("bankChargesSimulationList");
        var paid = charges.valueStream()
                .map(charge -> charge.path("amount")
                        .decimalValue()
                        .add(charge.path("taxAmount").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(paid).isEqualByComparingTo("2424.70");
        assertThat(charges.get(0).path("description").stringValue()).isEqualTo("Comissão de estudo");
        assertThat(charges.get(3).path("taxAmount").decimalValue()).isEqualByComparingTo("52.90");
    }

    @Test
    void the_campaign_takes_a_tenth_of_a_point_off_and_a_grace_pays_interest_only() {
        var detail = priced("{\"loan\": {\"sustainabilityCampaign\": true, \"capitalGracePeriodMonths\": 12}}");

        assertNumber(detail, "tan", "3.448");
        assertNumber(detail, "sustainabilityCampaignPercentage", "0.1");
        assertNumber(detail, "capitalGracePeriodMonths", "12");
        assertNumber(detail, "monthlyInstallmentAmount", "909.91");
    }

    @Test
    void premiums_that_are_not_stated_come_from_the_tariff_by_age_and_amount() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-07-27T10:00:00Z"}
                        """).expect(200);

        var detail = priced("""
                {"insurances": null, "borrowers": [
                  {"isKeyBorrower": true, "birthDate": "1990-05-10"}, {"isKeyBorrower": false, "birthDate": "1996-07-28"}]}
                """);

        var premiums = detail.json().path("insurancesSimulationList");
        // 0.1291 % a year at 36 and 0.0984 % at 29, on 200 000: 21.52 and 16.40 a month.
        assertThat(premiums.get(0).path("monthlyCost").decimalValue()).isEqualByComparingTo("37.92");
        assertThat(premiums.get(1).path("monthlyCost").decimalValue()).isEqualByComparingTo("21.20");
    }

    @Test
    void it_is_an_offer_for_thirty_days_and_has_a_number() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-07-27T10:00:00Z"}
                        """).expect(200);

        var reply = broker.english().post("/v1/simulations", Requests.VARIABLE).expect(201);

        var id = reply.text("/additionalData/simulationUniqueID");
        assertThat(reply.header("Location")).isEqualTo("/v1/simulations/" + id);
        assertThat(reply.header("ETag")).isEqualTo("\"1-en\"");
        assertThat(reply.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        assertThat(reply.number("/additionalData/simulationNumber").intValue()).isGreaterThan(10_000);
        var detail = broker.get("/v1/simulations/" + id);
        assertThat(detail.text("/validUntil")).isEqualTo("2026-08-26T10:00:00Z");
        assertThat(detail.text("/simulationStatusID")).isEqualTo("1");
    }

    @Test
    void the_same_key_creates_one_simulation() {
        var first = broker.header("Idempotency-Key", "one").post("/v1/simulations", Requests.VARIABLE);
        var second = broker.header("Idempotency-Key", "one").post("/v1/simulations", Requests.VARIABLE);

        assertThat(second.expect(201).body()).isEqualTo(first.expect(201).body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(broker.get("/v1/simulations").number("/totalRecords")).isEqualByComparingTo("1");
        broker.header("Idempotency-Key", "one")
                .post("/v1/simulations", Requests.variableWith("{\"loan\": {\"loanAmount\": 1}}"))
                .expectProblem(422, "idempotency_key_reused");
    }

    @Test
    void lenient_handling_ignores_an_unknown_field_and_says_so() {
        var reply = broker.header("Prefer", "handling=lenient")
                .post("/v1/simulations", Requests.variableWith("{\"loan\": {\"colour\": \"red\"}}"));

        assertThat(reply.expect(201).text("/ignored/0")).isEqualTo("/loan/colour");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"loan\": null}|/loan required",
                "{\"loan\": {\"loanAmount\": \"many\"}}|/loan/loanAmount wrong_type",
                "{\"loan\": {\"loanAmount\": -1}}|/loan/loanAmount out_of_range",
                "{\"loan\": {\"loanAmount\": 1e30}}|/loan/loanAmount out_of_range",
                "{\"loan\": {\"loanAmount\": 100.005}}|/loan/loanAmount too_many_decimals",
                "{\"loan\": {\"loanAmount\": 900}}|/loan/loanAmount out_of_range",
                "{\"loan\": {\"loanDurationMonths\": 0}}|/loan/loanDurationMonths out_of_range",
                "{\"loan\": {\"loanDurationMonths\": 12.5}}|/loan/loanDurationMonths wrong_type",
                "{\"loan\": {\"indexTypeId\": 4711}}|/loan/indexTypeId unknown_id",
                "{\"loan\": {\"indexTypeId\": 75}}|/loan/indexTypeId not_of_sub_category",
                "{\"loan\": {\"hasCrossSelling\": \"true\"}}|/loan/hasCrossSelling wrong_type",
                "{\"loan\": {\"colour\": 1}}|/loan/colour unknown_field",
                "{\"loan\": {\"loanDurationMonths\": 12, \"capitalGracePeriodMonths\": 12}}|/loan/capitalGracePeriodMonths out_of_range",
                "{\"borrowers\": []}|/borrowers too_few_items",
                "{\"borrowers\": [{\"isKeyBorrower\": false, \"birthDate\": \"1990-05-10\"}]}|/borrowers one_key_borrower",
                "{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"1990-02-30\"}]}|/borrowers/0/birthDate invalid_format",
                "{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"2190-02-03\"}]}|/borrowers/0/birthDate out_of_range",
                "{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"1790-02-03\"}]}|/borrowers/0/birthDate out_of_range",
                "{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"1990-05-10\", \"taxId\": \"123456780\"}]}|/borrowers/0/taxId invalid_format",
                "{\"property\": {\"acquisitionAmount\": 0}}|/property/acquisitionAmount out_of_range",
                "{\"property\": {\"districtId\": 99999}}|/property/districtId unknown_id",
                "{\"insurances\": [{\"insuranceTypeId\": 9, \"monthlyCost\": 1}]}|/insurances/0/insuranceTypeId unknown_id",
                "{\"partnerReference\": \"   \"}|/partnerReference invalid_format"
            })
    void what_cannot_be_is_refused_with_its_pointer_and_nothing_is_stored(String patch, String error) {
        var body = Requests.object(Requests.VARIABLE);
        Requests.object(patch).properties().forEach(member -> {
            if (member.getValue().isNull()) {
                body.remove(member.getKey());
            } else {
                body.set(member.getKey(), MergePatch.apply(body.path(member.getKey()), member.getValue()));
            }
        });

        broker.post("/v1/simulations", body.toString()).expectInvalid(error);

        assertThat(broker.get("/v1/simulations").number("/totalRecords")).isEqualByComparingTo("0");
    }

    @Test
    void a_whole_number_may_be_written_with_a_fraction_of_nothing() {
        var detail =
                priced("{\"loan\": {\"loanAmount\": 2.000e5, \"loanDurationMonths\": 360.0, \"indexTypeId\": 5.0}}");

        assertNumber(detail, "mtic", "343669.90");
    }

    @Test
    void two_borrowers_with_one_tax_number_are_refused() {
        broker.post("/v1/simulations", Requests.variableWith("""
                        {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10", "taxId": "123456789"},
                                       {"isKeyBorrower": false, "birthDate": "1991-05-10", "taxId": "123456789"}]}
                        """)).expectInvalid("/borrowers/1/taxId repeated");
    }

    @Test
    void malformed_json_and_another_content_type_are_refused() {
        broker.post("/v1/simulations", "{\"loan\": ").expectProblem(400, "malformed_json");
        broker.header("Content-Type", "text/plain")
                .post("/v1/simulations", Requests.VARIABLE)
                .expectProblem(415, "unsupported_media_type");
    }

    @Test
    void a_day_before_the_first_price_sheet_has_no_price() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2009-07-27T10:00:00Z"}
                        """).expect(200);

        broker.post("/v1/simulations", Requests.VARIABLE).expectProblem(409, "no_price_sheet");
    }
}
