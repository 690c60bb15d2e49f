package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("listCreditOperations")
class ListCreditOperationsTest {
    private static final String PATH = Contracts.PATH;

    @Test
    void pages_follow_each_other_and_the_last_one_has_no_next() {
        var partner = Contracts.partnerOn("2026-11-21");
        var keys = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            keys.addFirst(Contracts.registered(partner, Contracts.body()));
        }

        var first = partner.get(PATH + "?page_size=2").expect(200);
        var last = partner.get(PATH + "?page_size=2&page_number=3").expect(200);
        var beyond = partner.get(PATH + "?page_size=2&page_number=4").expect(200);

        assertThat(first.json()
                        .path("data")
                        .valueStream()
                        .map(row -> row.path("credit_operation_key").asString()))
                .containsExactly(keys.get(0).toString(), keys.get(1).toString());
        assertThat(first.json().path("pagination").toString())
                .isEqualTo(
                        "{\"next_page\":2,\"current_page\":1,\"total_rows\":5,\"rows_per_page\":2,\"total_pages\":3}");
        assertThat(last.text("/data/0/credit_operation_key"))
                .isEqualTo(keys.get(4).toString());
        assertThat(last.json().path("pagination").toString())
                .isEqualTo(
                        "{\"next_page\":null,\"current_page\":3,\"total_rows\":5,\"rows_per_page\":2,\"total_pages\":3}");
        assertThat(beyond.json().path("data").isEmpty()).isTrue();
    }

    @Test
    void a_row_has_everything_but_the_instalments() {
        var partner = Contracts.partnerOn("2026-11-21");
        Contracts.registered(partner, Contracts.body());

        var row = partner.get(PATH).expect(200);

        assertThat(row.text("/data/0/status")).isEqualTo("open");
        assertThat(row.number("/data/0/annual_effective_interest_rate")).isEqualByComparingTo("17.32");
        assertThat(row.text("/data/0/issuer/name")).isEqualTo("Maria das Dores");
        assertThat(row.text("/data/0/day_count")).isEqualTo("calendar_365");
        assertThat(row.json().at("/data/0/installments").isMissingNode()).isTrue();
        assertThat(row.number("/pagination/rows_per_page")).isEqualByComparingTo("20");
    }

    @Test
    void a_list_is_narrowed_by_contract_or_by_borrower_however_the_number_is_written() {
        var partner = Contracts.partnerOn("2026-11-21");
        var body = Contracts.body();
        Contracts.registered(partner, body);
        Contracts.registered(partner, Contracts.bodyWith("""
                {"issuer": {"document_number": "12ABC34501DE35"}}
                """));
        Contracts.registered(partner, Contracts.bodyWith("""
                {"issuer": {"document_number": "12.ABC.345/01DE-35"}}
                """));

        var byNumber = partner.get(PATH + "?contract_number="
                + body.path("contract_number").asString().replace("/", "%2F"));
        var byCpf = partner.get(PATH + "?document_number=371.976.458-32");
        var byCnpj = partner.get(PATH + "?document_number=12.ABC.345%2F01DE-35&page_size=1");

        assertThat(List.of(byNumber, byCpf, byCnpj))
                .extracting(reply ->
                        reply.expect(200).number("/pagination/total_rows").intValue())
                .containsExactly(1, 1, 2);
    }

    @Test
    void words_find_borrower_document_and_contract_in_any_order_without_accents() {
        var partner = Contracts.partnerOn("2026-11-21");
        var wanted = Contracts.bodyWith("""
                {"issuer": {"name": "José d’Ávila Gonçalves", "document_number": "529.982.247-25"}}
                """);
        var key = Contracts.registered(partner, wanted);
        Contracts.registered(partner, Contracts.body());

        for (var text : List.of(
                "goncalves%20jose",
                "D'AVILA",
                "52998224725%20jos%C3%A9",
                wanted.path("contract_number").asString().replace("/", "%2F"))) {
            var found = partner.get(PATH + "?text=" + text).expect(200);
            assertThat(found.json().path("data").size()).as(text).isEqualTo(1);
            assertThat(found.id("/data/0/credit_operation_key")).as(text).isEqualTo(key);
        }
        assertThat(partner.get(PATH + "?text=jose%20maria").expect(200).number("/pagination/total_rows"))
                .isZero();
        assertThat(partner.get(PATH + "?text=%20").expect(200).number("/pagination/total_rows"))
                .isEqualByComparingTo("2");
    }

    @Test
    void a_partner_sees_its_own_only() {
        Contracts.registered(Contracts.partnerOn("2026-11-21"), Contracts.body());

        assertThat(TestServer.sandboxBroker().get(PATH).expect(200).number("/pagination/total_rows"))
                .isZero();
    }

    @Test
    void pages_have_their_limits() {
        var partner = Contracts.partnerOn("2026-11-21");

        partner.get(PATH + "?page_number=0&page_size=101")
                .expectInvalid("/page_number out_of_range", "/page_size out_of_range");
        partner.get(PATH + "?document_number=37197645833").expectInvalid("/document_number invalid_format");
        partner.get(PATH + "?status=open").expectInvalid("/status unknown_parameter");
    }
}
