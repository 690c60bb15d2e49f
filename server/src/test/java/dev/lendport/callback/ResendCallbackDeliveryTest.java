package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

/** A partner has a delivery sent again. */
@Covers("resendCallbackDelivery")
class ResendCallbackDeliveryTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void it_comes_again_byte_for_byte_under_the_same_id() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("succeeded"));
            partner.api().post("/v1/callback-deliveries/" + event + "/resend").expect(202);
            await().until(() -> receiver.received().size() == 2);

            assertThat(receiver.received().get(1).id())
                    .isEqualTo(receiver.received().get(0).id());
            assertThat(receiver.received().get(1).body())
                    .isEqualTo(receiver.received().get(0).body());
        }
    }

    @Test
    void a_failed_one_gets_a_new_schedule() {
        try (var receiver = TestReceiver.answering(500)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("failed"));
            assertThat(receiver.received()).hasSize(5);
            receiver.behave((exchange, number) -> TestReceiver.answer(exchange, 200, ""));
            partner.api().post("/v1/callback-deliveries/" + event + "/resend").expect(202);

            await().until(() -> partner.status(event).equals("succeeded"));
            assertThat(partner.delivery(event).number("/attempts")).isEqualByComparingTo("1");
        }
    }

    @Test
    void it_needs_a_delivery_and_a_callback() {
        partner.api().post("/v1/callback-deliveries/" + Ids.next() + "/resend").expectProblem(404, "not_found");
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("succeeded"));
            partner.api().delete(partner.callbacks() + "/2").expect(200);

            partner.api().post("/v1/callback-deliveries/" + event + "/resend").expectProblem(409, "callback_disabled");
        }
    }
}
