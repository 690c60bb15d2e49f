package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@Covers("createPriceSheet")
class CreatePriceSheetTest {
    private static final String PATH = "/backoffice/price-sheets";

    @Test
    void a_sheet_is_stored_under_the_next_version() {
        var first = PriceBodies.store(PriceBodies.sheet("2090-01-01"));

        var reply =
                TestServer.staff().post(PATH, PriceBodies.sheet("2090-02-01").toString());

        assertThat(reply.expect(201).number("/additionalData/version").intValue())
                .isEqualTo(first + 1);
        assertThat(reply.header("Location")).isEqualTo(PATH + "/" + (first + 1));
    }

    @Test
    void two_sheets_cannot_start_on_one_day() {
        PriceBodies.store(PriceBodies.sheet("2091-01-01"));

        TestServer.staff()
                .post(PATH, PriceBodies.sheet("2091-01-01").toString())
                .expectProblem(409, "price_sheet_overlaps");
    }

    @Test
    void what_contradicts_itself_is_refused() {
        var sheet = PriceBodies.sheet("2092-01-01");
        ((ObjectNode) sheet.path("fixedRates").get(0)).remove("fixedPeriodMonths");
        ((ObjectNode) sheet.path("fixedRates").get(1)).put("indexTypeId", 5);
        ((ObjectNode) sheet.path("fixedRates").get(2)).put("indexTypeId", 75);
        ((ObjectNode) sheet.path("fixedRates").get(4)).put("fixedPeriodMonths", 360);
        ((ObjectNode) sheet.path("limits")).put("loanAmountMaximum", 1).put("loanDurationMonthsMaximum", 1);
        ((ObjectNode) sheet.path("lifeInsuranceTariff").get(1)).put("ageFrom", 30);
        ((ObjectNode) sheet.path("multiRiskTariff").get(2)).put("propertyAmountTo", 10);

        TestServer.staff()
                .post(PATH, sheet.toString())
                .expectInvalid(
                        "/fixedRates/0/fixedPeriodMonths required",
                        "/fixedRates/1/indexTypeId not_of_sub_category",
                        "/fixedRates/3/indexTypeId repeated",
                        "/fixedRates/4/fixedPeriodMonths not_offered",
                        "/limits/loanAmountMaximum out_of_range",
                        "/limits/loanDurationMonthsMaximum out_of_range",
                        "/lifeInsuranceTariff/1/ageFrom out_of_range",
                        "/multiRiskTariff/2/propertyAmountTo out_of_range");
    }

    @Test
    void the_same_key_stores_it_once() {
        var staff = TestServer.staff().header("Idempotency-Key", "sheet-2093");
        var body = PriceBodies.sheet("2093-01-01").toString();

        var first = staff.post(PATH, body).expect(201);

        assertThat(staff.post(PATH, body).expect(201).body()).isEqualTo(first.body());
    }

    @Test
    void a_broker_may_not_and_a_stranger_is_not_known() {
        var body = PriceBodies.sheet("2094-01-01").toString();

        TestServer.sandboxBroker().post(PATH, body).expectProblem(403, "not_allowed");
        TestServer.stranger().post(PATH, body).expectProblem(401, "unauthenticated");
    }
}
