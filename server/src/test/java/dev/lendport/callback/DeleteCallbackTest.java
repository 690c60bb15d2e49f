package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import org.junit.jupiter.api.Test;

/** A partner no longer wants to be told. */
@Covers("deleteCallback")
class DeleteCallbackTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void what_is_removed_is_gone_and_the_next_one_has_another_secret() {
        var before = partner.register("https://hooks.broker.example/");
        partner.api().delete(partner.callbacks() + "/2").expect(200);

        partner.api().delete(partner.callbacks() + "/2").expectProblem(404, "not_found");
        assertThat(partner.register("https://hooks.broker.example/")).isNotEqualTo(before);
    }

    @Test
    void with_an_address_only_the_callback_that_goes_there_is_removed() {
        partner.register("https://hooks.broker.example/");

        partner.api()
                .delete(partner.callbacks() + "/2", "{\"callbackUrl\": \"https://other.example/\"}")
                .expectProblem(404, "not_found");
        partner.api()
                .delete(partner.callbacks() + "/2", "{\"callbackUrl\": \"https://hooks.broker.example/\"}")
                .expect(200);
    }

    @Test
    void what_was_still_to_be_sent_is_canceled() {
        try (var receiver = TestReceiver.that((exchange, number) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            TestReceiver.answer(exchange, 503, "");
        })) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> !receiver.received().isEmpty());
            partner.api().delete(partner.callbacks() + "/2").expect(200);

            await().until(() -> partner.status(event).equals("canceled"));
        }
    }
}
