package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("mockSettlement")
class MockSettlementTest {
    private final Correspondent correspondent = Correspondent.onMonday();
    private final UUID request = correspondent.request();

    @Test
    void what_is_owed_settles_the_request() {
        correspondent.release(request).expect(200);

        assertThat(correspondent.pay(request).expect(200).body()).isEqualTo("{}");

        assertThat(correspondent.status(request)).isEqualTo("settled");
        assertThat(correspondent.story(request)).isEqualTo("received waiting_settlement settled");
        assertThat(correspondent.advance("2026-12-10T12:00:00Z")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    , "amount": 1                                        | 79
                    , "date": "2026-11-25"                               | 83
                    , "target_branch": "0000"                            | 2
                    , "target_branch": "9999"                            | 1
                    """)
    void what_is_not_owed_goes_back_and_moves_nothing(String more, String code) {
        correspondent.release(request).expect(200);

        correspondent.pay(request, ", " + more.substring(2)).expect(200);

        assertThat(correspondent.status(request)).isEqualTo("waiting_settlement");
        assertThat(returned()).isEqualTo(code);
        correspondent.pay(request).expect(200);
        assertThat(correspondent.status(request)).isEqualTo("settled");
    }

    @Test
    void a_number_of_no_request_is_not_found_and_touches_none() {
        correspondent.release(request).expect(200);

        correspondent
                .pay(request, ", \"portability_number\": \"202611230000009999999\"")
                .expect(200);

        assertThat(correspondent.story(request)).isEqualTo("received waiting_settlement");
    }

    @Test
    void the_same_payment_twice_and_another_one_afterwards_go_back() {
        correspondent.release(request).expect(200);
        correspondent.pay(request).expect(200);

        correspondent.pay(request).expect(200);
        correspondent.pay(request, ", \"amount\": 1").expect(200);

        assertThat(returned()).isEqualTo("82 84");
        assertThat(correspondent.status(request)).isEqualTo("settled");
    }

    @Test
    void a_payment_before_the_release_and_one_after_the_cut_off_have_no_day() {
        correspondent.pay(request).expect(200);
        assertThat(returned()).isEqualTo("83");

        correspondent.release(request).expect(200);
        assertThat(correspondent.advance("2026-11-24T21:30:00Z")).isEqualTo("portability_settlement canceled");
        correspondent.pay(request).expect(200);

        assertThat(returned()).isEqualTo("83 83");
        assertThat(correspondent.status(request)).isEqualTo("canceled_by_creditor");
    }

    @Test
    void a_payment_of_what_was_retained_or_withdrawn_goes_back() {
        correspondent.retain(request).expect(200);
        correspondent.approve(request).expect(200);
        correspondent.pay(request).expect(200);
        assertThat(returned()).isEqualTo("81");

        var withdrawn = correspondent.request();
        correspondent.cancel(withdrawn).expect(200);
        correspondent.pay(withdrawn).expect(200);
        assertThat(returned(withdrawn)).isEqualTo("78");
    }

    @Test
    void a_rejected_payment_cancels_the_request_for_not_being_paid() {
        correspondent.rejectPayment(request).expectProblem(409, "portability_not_released");
        correspondent.release(request).expect(200);

        correspondent.rejectPayment(request).expect(200);

        var shown = correspondent.show(request);
        assertThat(shown.text("/received_portability_status")).isEqualTo("canceled_by_creditor");
        assertThat(shown.text("/canceled_reason/enumerator")).isEqualTo("not_paid");
        assertThat(shown.text("/canceled_reason/description")).contains("STR");
        assertThat(shown.text("/deadlines/0/kind")).isEqualTo("portability_settlement");
        assertThat(shown.text("/deadlines/0/state")).isEqualTo("cancelled");
        correspondent.rejectPayment(request).expectProblem(409, "portability_closed");
    }

    @Test
    void an_unknown_request_is_not_found() {
        correspondent.pay(UUID.randomUUID()).expectProblem(404, "not_found");
        Correspondent.onMonday().pay(request).expectProblem(404, "not_found");
    }

    private String returned() {
        return returned(request);
    }

    private String returned(UUID key) {
        correspondent.story(key);
        return correspondent
                .events(key)
                .filter(event -> event.path("type").asString().endsWith("payment_returned"))
                .map(event -> event.at("/data/return_code").asString())
                .collect(Collectors.joining(" "));
    }
}
