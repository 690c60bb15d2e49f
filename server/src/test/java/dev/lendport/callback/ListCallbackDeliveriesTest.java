package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A partner reads its deliveries. */
@Covers("listCallbackDeliveries")
class ListCallbackDeliveriesTest {
    private static final String PATH = "/v1/callback-deliveries";

    private final Partner partner = Partner.sandbox();

    @Test
    void the_newest_stand_first_and_pages_follow_each_other() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var events = new ArrayList<UUID>();
            for (int i = 0; i < 7; i++) {
                events.addFirst(partner.happen().event());
            }
            // Ids of one millisecond have no order among them but their own.
            events.sort(Comparator.comparing(UUID::toString).reversed());
            await().until(() -> receiver.received().size() == 7);

            var seen = new ArrayList<UUID>();
            var page = partner.api().get(PATH + "?lineCount=3").expect(200);
            while (true) {
                page.json()
                        .path("listDeliveries")
                        .forEach(row -> seen.add(
                                UUID.fromString(row.path("deliveryUniqueID").asString())));
                if (!page.json().path("hasMoreResults").booleanValue()) {
                    break;
                }
                page = partner.api()
                        .get(PATH + "?lineCount=3&nextRecord=" + page.text("/nextRecord"))
                        .expect(200);
            }
            assertThat(seen).isEqualTo(events);
        }
    }

    @Test
    void filters_narrow_the_list() {
        try (var receiver =
                TestReceiver.that((exchange, number) -> TestReceiver.answer(exchange, number == 1 ? 200 : 410, ""))) {
            partner.register(receiver.url());
            var first = partner.happen().event();
            await().until(() -> partner.status(first).equals("succeeded"));
            var second = partner.happen().event();
            await().until(() -> partner.status(second).equals("canceled"));

            assertThat(ids("?status=succeeded")).containsExactly(first);
            assertThat(ids("?status=canceled")).containsExactly(second);
            assertThat(ids("?notificationType=2")).containsExactly(second, first);
            assertThat(ids("?notificationType=1")).isEmpty();
            assertThat(ids("?from=2099-01-01")).isEmpty();
            assertThat(ids("?to=2000-01-01")).isEmpty();
            assertThat(ids("?from=2000-01-01&to=2099-01-01&status=canceled&notificationType=2"))
                    .containsExactly(second);
        }
    }

    @Test
    void nobody_sees_those_of_another() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("succeeded"));

            var other = Partner.sandbox();
            assertThat(other.api().get(PATH).json().path("listDeliveries").size())
                    .isZero();
            other.delivery(event).expectProblem(404, "not_found");
        }
    }

    private List<UUID> ids(String query) {
        return partner.api()
                .get(PATH + query)
                .expect(200)
                .json()
                .path("listDeliveries")
                .valueStream()
                .map(row -> UUID.fromString(row.path("deliveryUniqueID").asString()))
                .toList();
    }
}
