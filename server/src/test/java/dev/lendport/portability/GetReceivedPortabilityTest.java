package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("getReceivedPortability")
class GetReceivedPortabilityTest {

    @Test
    void figures_are_strings_and_what_is_not_known_is_null() {
        var correspondent = Correspondent.onMonday();
        var request = correspondent.request();

        var shown = correspondent.show(request);

        assertThat(shown.json().path("number_of_installments").isString()).isTrue();
        assertThat(shown.text("/annual_interest_rate")).isEqualTo("20.27");
        assertThat(shown.text("/annual_effective_interest_rate")).matches("[0-9]{2}[.][0-9]{2}");
        assertThat(shown.text("/number_of_installments")).isEqualTo("6");
        assertThat(shown.text("/installment_face_value")).isEqualTo("201.71");
        assertThat(shown.json().path("due_balance").isNumber()).isTrue();
        assertThat(shown.text("/ispb")).isEqualTo("00000000");
        assertThat(shown.text("/financial_institution_code_number")).isEqualTo("001");
        assertThat(shown.text("/financial_institution_name")).isEqualTo("Banco do Brasil");
        assertThat(shown.text("/requester_key"))
                .isEqualTo(correspondent.broker().id().toString());
        assertThat(shown.text("/requester_name")).startsWith("Broker ");
        assertThat(shown.text("/portability_number")).matches("20261123[0-9]{13}");
        assertThat(shown.text("/address/postal_code")).isEqualTo("38300569");
        for (var unknown : new String[] {
            "retention_reason", "canceled_reason", "response_date", "settlement_date", "settlement_due_balance"
        }) {
            assertThat(shown.json().path(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(Correspondent.allowed(shown)).containsExactly("retain", "release");
        assertThat(shown.text("/allowed_actions/0/until")).isEqualTo("2026-11-27T21:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // Carnival; Good Friday; the turn of the year; the day of Black Awareness; late in the evening it is still that
        // day.
        "2026-02-12T15:00:00Z, 2026-02-20T21:00:00Z",
        "2026-04-01T15:00:00Z, 2026-04-08T21:00:00Z",
        "2026-12-23T15:00:00Z, 2026-12-30T21:00:00Z",
        "2026-11-18T15:00:00Z, 2026-11-25T21:00:00Z",
        "2026-11-24T02:59:59Z, 2026-11-27T21:00:00Z",
        "2026-11-24T03:00:00Z, 2026-11-30T21:00:00Z",
        "2026-11-21T15:00:00Z, 2026-11-26T21:00:00Z"
    })
    void the_fourth_business_day_after_receipt_is_counted_in_brasilia(String received, String until) {
        var correspondent = Correspondent.at(received);
        var shown = correspondent.show(correspondent.request());

        assertThat(shown.text("/retention_limit_date")).isEqualTo(until.substring(0, 10));
        assertThat(shown.text("/deadlines/0/kind")).isEqualTo("portability_release");
        assertThat(shown.text("/deadlines/0/due_at")).isEqualTo(until.replace("T21", "T13"));
        assertThat(shown.text("/deadlines/1/kind")).isEqualTo("portability_retention");
        assertThat(shown.text("/deadlines/1/due_at")).isEqualTo(until);
        assertThat(shown.text("/deadlines/1/zone")).isEqualTo("America/Sao_Paulo");
        assertThat(shown.number("/deadlines/1/days_counted")).isEqualByComparingTo("4");
    }

    @Test
    void a_deadline_explains_how_it_was_counted() {
        var correspondent = Correspondent.at("2026-02-12T15:00:00Z");
        var shown = correspondent.show(correspondent.request());

        assertThat(shown.text("/deadlines/1/counted_from")).isEqualTo("2026-02-12");
        assertThat(shown.json().at("/deadlines/1/days_skipped").valueStream())
                .extracting(day -> day.path("date").asString())
                .containsExactly("2026-02-14", "2026-02-15", "2026-02-16", "2026-02-17");
        assertThat(shown.text("/deadlines/1/calendar")).isEqualTo("brazilian-banks");
        assertThat(shown.json().at("/deadlines/1/warnings").size()).isEqualTo(2);
    }

    @Test
    void the_balance_is_of_the_business_day_before_the_reference_date() {
        var correspondent = Correspondent.onMonday();
        correspondent.attack("""
                        {"credit_operation_key": "%s", "reference_date": "2026-11-23", "ispb_number": "60701190"}
                        """.formatted(correspondent.contract())).expect(200);
        var shown = correspondent.show(correspondent.newest());

        // The 20th is a holiday.
        assertThat(shown.text("/due_balance_date")).isEqualTo("2026-11-19");
        assertThat(shown.text("/due_balance_limit_date")).isEqualTo("2026-11-30");
        assertThat(shown.text("/financial_institution_code_number")).isEqualTo("341");
    }

    @Test
    void a_bank_that_is_not_known_is_shown_by_its_number() {
        var correspondent = Correspondent.onMonday();
        correspondent.attack("""
                        {"credit_operation_key": "%s", "reference_date": "2026-11-30", "ispb_number": "AB12CD34"}
                        """.formatted(correspondent.contract())).expect(200);
        var shown = correspondent.show(correspondent.newest());

        assertThat(shown.text("/ispb")).isEqualTo("AB12CD34");
        assertThat(shown.json().path("financial_institution_name").isNull()).isTrue();
    }

    @Test
    void an_unknown_request_and_another_partners_are_the_same() {
        var foreign = Correspondent.onMonday().request();
        var api = Correspondent.onMonday().api();

        api.get("/credit_transfer/received_portability/" + foreign).expectProblem(404, "not_found");
        api.get("/credit_transfer/received_portability/" + UUID.randomUUID()).expectProblem(404, "not_found");
    }
}
