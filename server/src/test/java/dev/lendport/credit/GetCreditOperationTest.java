package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("getCreditOperation")
class GetCreditOperationTest {

    @Test
    void it_shows_terms_borrower_and_what_was_paid_of_each_instalment() {
        var partner = Contracts.partnerOn("2026-03-15");
        var key = Contracts.registered(partner, Contracts.hundredAMonth());
        Contracts.pay(partner, key, "150", "2026-01-01").expect(200);

        var found = Contracts.get(partner, key);

        assertThat(found.header("ETag")).isEqualTo("\"2-en\"");
        assertThat(found.text("/status")).isEqualTo("open");
        assertThat(found.number("/arrears_monthly_interest_rate")).isEqualByComparingTo("3");
        assertThat(found.json().at("/installments/0").toString())
                .isEqualTo("{\"number\":1,\"due_date\":\"2026-01-01\",\"amount\":100.00,\"interest\":0.00,"
                        + "\"principal\":100.00,\"balance\":1100.00,\"paid_amount\":100.00,\"unpaid_amount\":0.00,"
                        + "\"paid_on\":\"2026-01-01\"}");
        assertThat(found.number("/installments/1/paid_amount")).isEqualByComparingTo("50");
        assertThat(found.number("/installments/1/unpaid_amount")).isEqualByComparingTo("50");
        assertThat(found.json().at("/installments/1/paid_on").isNull()).isTrue();
        assertThat(found.json().path("payments").toString())
                .isEqualTo("[{\"number\":1,\"kind\":\"instalments\",\"amount\":150.00,\"paid_on\":\"2026-01-01\"}]");
    }

    @Test
    void an_unchanged_one_is_not_sent_again() {
        var partner = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(partner, Contracts.body());
        var tag = Contracts.get(partner, key).header("ETag");

        partner.header("If-None-Match", tag).get(Contracts.PATH + "/" + key).expect(304);
    }

    @Test
    void another_partner_finds_nothing() {
        var key = Contracts.registered(Contracts.partnerOn("2026-11-21"), Contracts.body());

        var foreign = TestServer.sandboxBroker().english().get(Contracts.PATH + "/" + key);

        foreign.expectProblem(404, "not_found");
        assertThat(foreign.text("/description")).isNotBlank();
        TestServer.stranger().get(Contracts.PATH + "/" + key).expectProblem(401, "unauthenticated");
    }
}
