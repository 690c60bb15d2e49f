package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A correspondent reads what there was to be told. */
@Covers("listNotificationEvents")
class ListNotificationEventsTest {
    private static final String PATH = "/notification/events";

    private final Partner partner = Partner.sandbox();

    @Test
    void each_event_stands_with_what_became_of_its_callback() {
        var untold = partner.happen();
        awaitEvents(1);
        try (var receiver =
                TestReceiver.that((exchange, number) -> TestReceiver.answer(exchange, number == 1 ? 200 : 410, ""))) {
            partner.register(receiver.url());
            var told = partner.happen();
            await().until(() -> partner.status(told.event()).equals("succeeded"));
            var refused = partner.happen();
            await().until(() -> partner.status(refused.event()).equals("canceled"));

            var page = partner.api().get(PATH).expect(200);

            assertThat(keys("")).containsExactly(refused.event(), told.event(), untold.event());
            assertThat(page.text("/data/1/event_type")).isEqualTo("process.created");
            assertThat(page.text("/data/1/status")).isEqualTo("succeeded");
            assertThat(page.id("/data/1/origin_key")).isEqualTo(told.process());
            assertThat(page.text("/data/1/callbacks/0/callback_status")).isEqualTo("succeeded");
            assertThat(page.text("/data/2/status")).isEqualTo("no_callback");
            assertThat(page.json().at("/data/2/callbacks").size()).isZero();
            assertThat(keys("?callback_status=canceled")).containsExactly(refused.event());
            assertThat(keys("?origin_key=" + untold.process())).containsExactly(untold.event());
            assertThat(keys("?event_type=process.created")).hasSize(3);
            assertThat(keys("?event_type=simulation.created")).isEmpty();
            assertThat(keys("?event_type=callback.registered")).isEmpty();
        }
    }

    @Test
    void a_page_has_twenty_five_rows() {
        var events = new ArrayList<UUID>();
        IntStream.range(0, 27).forEach(i -> {
            events.addFirst(partner.happen().event());
            awaitEvents(events.size());
        });

        var first = partner.api().get(PATH).expect(200);

        assertThat(keys("")).isEqualTo(events.subList(0, 25));
        assertThat(first.json().path("pagination").toString())
                .isEqualTo(
                        "{\"next_page\":2,\"current_page\":1,\"total_rows\":27,\"rows_per_page\":25,\"total_pages\":2}");
        assertThat(keys("?page_number=2")).isEqualTo(events.subList(25, 27));
        assertThat(partner.api()
                        .get(PATH + "?page_number=2")
                        .json()
                        .at("/pagination/next_page")
                        .isNull())
                .isTrue();
        assertThat(keys("?page_number=3")).isEmpty();
        assertThat(partner.api().get(PATH + "?page_number=3").number("/pagination/total_rows"))
                .isEqualByComparingTo("27");
    }

    @Test
    void the_window_is_of_the_partners_time_and_at_most_fourteen_days_wide() {
        partner.api().put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-02-12T12:00:00Z\"}");
        var event = partner.happen().event();
        awaitEvents(1);

        assertThat(keys("?start_datetime=2026-02-12T12:00:00Z&end_datetime=2026-02-26T12:00:00Z"))
                .containsExactly(event);
        assertThat(keys("?start_datetime=2026-02-12T12:00:01Z")).isEmpty();
        assertThat(keys("?end_datetime=2026-02-12T12:00:00Z")).isEmpty();
        partner.api()
                .get(PATH + "?start_datetime=2026-02-12T12:00:00Z&end_datetime=2026-02-26T12:00:01Z")
                .expectInvalid("/end_datetime out_of_range");
        partner.api()
                .get(PATH + "?start_datetime=2026-02-13&end_datetime=2026-02-12")
                .expectInvalid("/end_datetime out_of_range");
        partner.api().get(PATH + "?page_number=0").expectInvalid("/page_number out_of_range");
    }

    @Test
    void nobody_sees_those_of_another() {
        partner.happen();
        awaitEvents(1);

        assertThat(Partner.sandbox().api().get(PATH).number("/pagination/total_rows"))
                .isEqualByComparingTo("0");
    }

    private void awaitEvents(int count) {
        await().until(() ->
                partner.api().get(PATH).number("/pagination/total_rows").intValue() == count);
    }

    private List<UUID> keys(String query) {
        return partner.api()
                .get(PATH + query)
                .expect(200)
                .json()
                .path("data")
                .valueStream()
                .map(row -> UUID.fromString(row.path("event_key").asString()))
                .toList();
    }
}
