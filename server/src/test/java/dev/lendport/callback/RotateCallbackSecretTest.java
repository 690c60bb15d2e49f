package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.lendport.Covers;
import org.junit.jupiter.api.Test;

/** A secret is replaced without a moment at which a receiver cannot check. */
@Covers("rotateCallbackSecret")
class RotateCallbackSecretTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void both_secrets_sign_for_a_while() {
        try (var receiver = TestReceiver.answering(200)) {
            var before = partner.register(receiver.url());
            var after = partner.api()
                    .post(partner.callbacks() + "/2/rotate-secret")
                    .expect(200)
                    .text("/additionalData/signingSecret");
            assertThat(after).isNotEqualTo(before);
            partner.happen();
            await().until(() -> receiver.received().size() == 1);

            var received = receiver.received().getFirst();
            assertThat(received.headers().firstValue("webhook-signature").orElse(""))
                    .matches("v1,\\S+ v1,\\S+");
            for (var secret : new String[] {before, after}) {
                assertThatCode(() -> new Webhook(secret).verify(received.body(), received.headers()))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void there_is_nothing_to_replace_without_a_callback() {
        partner.api().post(partner.callbacks() + "/2/rotate-secret").expectProblem(404, "not_found");
    }
}
