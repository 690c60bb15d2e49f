package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Covers("listReceivedPortabilities")
class ListReceivedPortabilitiesTest {
    private static final String PATH = "/credit_transfer/received_portability";
    private final Correspondent correspondent = Correspondent.onMonday();

    @Test
    void figures_are_numbers_here_and_the_newest_stands_first() {
        var first = correspondent.request();
        correspondent.clock("2026-11-23T12:00:01Z");
        var second = correspondent.request();

        var page = correspondent.api().get(PATH).expect(200);

        assertThat(page.id("/data/0/received_portability_key")).isEqualTo(second);
        assertThat(page.id("/data/1/received_portability_key")).isEqualTo(first);
        assertThat(page.number("/data/0/annual_interest_rate")).isEqualByComparingTo("20.27");
        assertThat(page.number("/data/0/number_of_installments")).isEqualByComparingTo("6");
        assertThat(page.number("/data/0/installment_face_value")).isEqualByComparingTo("201.71");
        assertThat(page.json().at("/data/0/canceled_reason").isNull()).isTrue();
        assertThat(page.json().at("/pagination/next_page").isNull()).isTrue();
        assertThat(page.number("/pagination/total_rows")).isEqualByComparingTo("2");
    }

    @Test
    void totals_follow_the_states_of_the_requests() {
        var released = correspondent.request();
        var retained = correspondent.request();
        correspondent.request();
        correspondent.release(released).expect(200);
        correspondent.retain(retained).expect(200);

        assertThat(total("status=received")).isEqualTo(1);
        assertThat(total("status=waiting_settlement")).isEqualTo(1);
        assertThat(total("status=waiting_validation")).isEqualTo(1);

        correspondent.approve(retained).expect(200);
        correspondent.advance("2026-12-10T12:00:00Z");

        assertThat(total("status=received")).isZero();
        assertThat(total("status=retained")).isEqualTo(1);
        assertThat(total("status=canceled_by_creditor")).isEqualTo(2);
    }

    private int total(String query) {
        return correspondent
                .api()
                .get(PATH + "?page_size=1&page_number=2&" + query)
                .expect(200)
                .number("/pagination/total_rows")
                .intValue();
    }

    @Test
    void pages_follow_each_other() {
        correspondent.request();
        correspondent.request();
        correspondent.request();

        var first = correspondent.api().get(PATH + "?page_size=2").expect(200);
        var second =
                correspondent.api().get(PATH + "?page_size=2&page_number=2").expect(200);
        var beyond =
                correspondent.api().get(PATH + "?page_size=2&page_number=3").expect(200);

        assertThat(first.number("/pagination/next_page")).isEqualByComparingTo("2");
        assertThat(first.number("/pagination/total_pages")).isEqualByComparingTo("2");
        assertThat(second.json().path("data").size()).isEqualTo(1);
        assertThat(second.number("/pagination/current_page")).isEqualByComparingTo("2");
        assertThat(beyond.json().path("data").isEmpty()).isTrue();
        assertThat(beyond.number("/pagination/total_rows")).isEqualByComparingTo("3");
    }

    @Test
    void every_filter_narrows() {
        var open = correspondent.request();
        correspondent.clock("2026-11-24T12:00:00Z");
        var released = correspondent.request();
        correspondent.release(released).expect(200);
        var shown = correspondent.show(released);

        for (var query : List.of(
                "status=waiting_settlement",
                "status=accepted",
                "contract_number=" + shown.text("/contract_number").replace("/", "%2F"),
                "portability_number=" + shown.text("/portability_number"),
                "received_from=2026-11-24",
                "status=accepted&text=dores%20MARIA",
                "text=" + shown.text("/portability_number"),
                "text=das%20"
                        + shown.text("/contract_number")
                                .toLowerCase(Locale.ROOT)
                                .replace("/", "%2F"),
                "received_from=2026-11-24T12:00:00Z",
                "status=accepted&received_from=2026-11-24&received_to=2026-11-24&document_number=37197645832")) {
            assertThat(keys(query)).as(query).containsExactly(released.toString());
        }
        assertThat(keys("received_to=2026-11-23")).containsExactly(open.toString());
        assertThat(keys("received_to=2026-11-23T12:00:00Z")).containsExactly(open.toString());
        assertThat(keys("document_number=371.976.458-32")).hasSize(2);
        assertThat(keys("document_number=52998224725")).isEmpty();
        assertThat(keys("status=settled")).isEmpty();
        assertThat(keys("text=37197645832%20Maria")).hasSize(2);
        assertThat(keys("text=Mario")).isEmpty();
    }

    @Test
    void what_is_no_filter_is_refused() {
        correspondent.api().get(PATH + "?status=open").expectInvalid("/status not_allowed");
        correspondent.api().get(PATH + "?page_number=0").expectInvalid("/page_number out_of_range");
        correspondent.api().get(PATH + "?colour=blue").expectInvalid("/colour unknown_parameter");
    }

    @Test
    void a_partner_sees_its_own() {
        correspondent.request();

        assertThat(Correspondent.onMonday().api().get(PATH).expect(200).number("/pagination/total_rows"))
                .isEqualByComparingTo("0");
    }

    private List<String> keys(String query) {
        return correspondent
                .api()
                .get(PATH + "?" + query)
                .expect(200)
                .json()
                .path("data")
                .valueStream()
                .map(item -> item.path("received_portability_key").asString())
                .toList();
    }
}
