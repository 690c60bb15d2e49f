package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("mockReceivedPortability")
class MockReceivedPortabilityTest {
    private final Correspondent correspondent = Correspondent.onMonday();

    @Test
    void a_contract_has_one_open_request_at_most() {
        var contract = correspondent.contract();
        var request = correspondent.request(contract);

        correspondent.attack(contract).expectProblem(409, "portability_already_open");
        correspondent.retain(request).expect(200);
        correspondent.attack(contract).expectProblem(409, "portability_already_open");
        correspondent.approve(request).expect(200);

        assertThat(correspondent.request(contract)).isNotEqualTo(request);
    }

    @Test
    void a_settled_contract_is_not_asked_for() {
        var contract = correspondent.contract();
        var request = correspondent.request(contract);
        correspondent.release(request).expect(200);
        correspondent.pay(request).expect(200);

        correspondent.attack(contract).expectProblem(409, "portability_contract_settled");
    }

    @Test
    void an_unknown_contract_and_another_partners_are_not_found() {
        correspondent.attack(UUID.randomUUID()).expectProblem(404, "not_found");
        correspondent.attack(Correspondent.onMonday().contract()).expectProblem(404, "not_found");
    }

    @Test
    void the_proponents_terms_can_be_given() {
        correspondent.attack("""
                        {"credit_operation_key": "%s", "reference_date": "2026-11-30", "ispb_number": "60746948",
                         "origin_contract_type": "public_agency", "proposal_type": "inss", "number_of_installments": 5,
                         "installment_face_value": 210, "annual_interest_rate": 15.5,
                         "annual_effective_interest_rate": 16}
                        """.formatted(correspondent.contract())).expect(200);

        var shown = correspondent.show(correspondent.newest());

        assertThat(shown.text("/number_of_installments")).isEqualTo("5");
        assertThat(shown.text("/installment_face_value")).isEqualTo("210");
        assertThat(shown.text("/annual_interest_rate")).isEqualTo("15.50");
        assertThat(shown.text("/annual_effective_interest_rate")).isEqualTo("16");
    }

    @Test
    void nonsense_is_refused() {
        var contract = correspondent.contract();
        var body = """
                {"credit_operation_key": "%s", "reference_date": "%s", "ispb_number": "%s"}
                """;
        correspondent.attack(body.formatted(contract, "2041-01-01", "0")).expectInvalid("/reference_date out_of_range");
        correspondent
                .attack(body.formatted(contract, "2026-13-01", "0"))
                .expectInvalid("/reference_date invalid_format");
        correspondent
                .attack(body.formatted(contract, "2026-11-30", "123456789"))
                .expectInvalid("/ispb_number too_long");
        correspondent
                .attack("{}")
                .expectInvalid("/credit_operation_key required", "/reference_date required", "/ispb_number required");
    }

    @Test
    void the_same_key_plays_once() {
        var contract = correspondent.contract();
        var body = """
                {"credit_operation_key": "%s", "reference_date": "2026-11-30", "ispb_number": "0"}
                """.formatted(contract);
        var api = correspondent.api().header("Idempotency-Key", "attack-1");

        api.post("/mock/credit_transfer/received_portability", body).expect(200);

        assertThat(api.post("/mock/credit_transfer/received_portability", body)
                        .expect(200)
                        .header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void a_live_partner_plays_nothing() {
        var live = Correspondent.of(TestServer.newBroker(Mode.LIVE));
        var key = UUID.randomUUID();

        live.attack("""
                        {"credit_operation_key": "%s", "reference_date": "2026-11-30", "ispb_number": "0"}
                        """.formatted(key)).expectProblem(403, "sandbox_only");
        live.pay(key).expectProblem(403, "sandbox_only");
        live.cancel(key).expectProblem(403, "sandbox_only");
        live.approve(key).expectProblem(403, "sandbox_only");
    }
}
