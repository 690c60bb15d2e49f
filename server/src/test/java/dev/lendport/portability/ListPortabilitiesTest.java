package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import org.junit.jupiter.api.Test;

@Covers("listPortabilities")
class ListPortabilitiesTest {
    private static final String PATH = "/backoffice/portabilities";

    @Test
    void staff_see_the_requests_of_all_partners_the_oldest_first() {
        var one = Correspondent.onMonday();
        var first = one.request();
        one.retain(first).expect(200);
        one.clock("2026-11-24T12:00:00Z");
        var second = one.request();
        one.retain(second).expect(200);
        one.request();
        var queue = PATH + "?status=waiting_validation&broker=" + one.broker().id();
        var desk = StaffDesk.with("operations");

        var page = desk.get(queue).expect(200);

        assertThat(page.json().path("data").size()).isEqualTo(2);
        assertThat(page.id("/data/0/received_portability_key")).isEqualTo(first);
        assertThat(page.id("/data/1/received_portability_key")).isEqualTo(second);
        assertThat(page.id("/data/0/requester_key")).isEqualTo(one.broker().id().value());
        assertThat(page.text("/data/0/retention_until")).isEqualTo("2026-11-27T21:00:00Z");
        assertThat(page.text("/data/0/responded_at")).isEqualTo(Correspondent.MONDAY);
        assertThat(desk.get(queue + "&page_size=1&page_number=2").id("/data/0/received_portability_key"))
                .isEqualTo(second);
        assertThat(desk.get(PATH).expect(200).number("/pagination/total_rows").intValue())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void words_find_the_requests_of_every_partner() {
        var one = Correspondent.onMonday();
        var request = one.request();
        var number = one.show(request).text("/portability_number");
        var desk = StaffDesk.with("operations");

        var page = desk.get(PATH + "?text=" + number + "%20MARIA").expect(200);

        assertThat(page.number("/pagination/total_rows")).isEqualByComparingTo("1");
        assertThat(page.id("/data/0/received_portability_key")).isEqualTo(request);
        assertThat(desk.get(PATH + "?text=" + number + "%20mario").expect(200).number("/pagination/total_rows"))
                .isZero();
    }

    @Test
    void a_partner_is_no_member_of_staff() {
        Correspondent.onMonday().api().get(PATH).expectProblem(403, "not_allowed");
    }
}
