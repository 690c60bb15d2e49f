package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

/** A partner looks at every attempt of a delivery. */
@Covers("getCallbackDelivery")
class GetCallbackDeliveryTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void every_attempt_is_told_with_its_status_latency_and_answer() {
        try (var receiver = TestReceiver.that(
                (exchange, number) -> TestReceiver.answer(exchange, number < 3 ? 500 : 200, "attempt " + number))) {
            partner.register(receiver.url());
            var happened = partner.happen();
            await().until(() -> partner.status(happened.event()).equals("succeeded"));

            var delivery = partner.delivery(happened.event());
            assertThat(delivery.number("/attempts")).isEqualByComparingTo("3");
            assertThat(delivery.text("/processUniqueId"))
                    .isEqualTo(happened.process().toString());
            assertThat(delivery.json().path("listAttempts").size()).isEqualTo(3);
            assertThat(delivery.text("/listAttempts/0/answer")).isEqualTo("attempt 3");
            assertThat(delivery.text("/listAttempts/0/outcome")).isEqualTo("delivered");
            assertThat(delivery.text("/listAttempts/2/outcome")).isEqualTo("refused");
            assertThat(delivery.number("/listAttempts/2/status")).isEqualByComparingTo("500");
            assertThat(delivery.json().has("nextAttemptAt")).isFalse();
        }
    }

    @Test
    void an_unknown_delivery_is_not_found() {
        partner.delivery(Ids.next()).expectProblem(404, "not_found");
    }
}
