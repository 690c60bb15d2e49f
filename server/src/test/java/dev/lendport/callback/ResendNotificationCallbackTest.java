package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.caller.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A correspondent has a callback sent again, whatever became of it. */
@Covers("resendNotificationCallback")
class ResendNotificationCallbackTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void one_that_arrived_comes_again_under_the_same_id() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var happened = partner.happen();
            await().until(() -> partner.status(happened.event()).equals("succeeded"));

            var answer = resend(happened.event(), happened.event()).expect(200);

            assertThat(answer.text("/status")).isEqualTo("pending");
            assertThat(answer.id("/origin_key")).isEqualTo(happened.process());
            await().until(() -> receiver.received().size() == 2);
            assertThat(receiver.received().get(1).id())
                    .isEqualTo(receiver.received().get(0).id());
        }
    }

    @Test
    void it_needs_a_callback_of_that_event_and_a_receiver() {
        resend(Ids.next(), Ids.next()).expectProblem(404, "not_found");
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("succeeded"));

            resend(event, Ids.next()).expectProblem(404, "not_found");
            partner.api().delete(partner.callbacks() + "/2").expect(200);
            resend(event, event).expectProblem(409, "callback_disabled");
        }
    }

    private Reply resend(UUID event, UUID callback) {
        return partner.api().send("PATCH", "/notification/events/" + event + "/callbacks/" + callback, new byte[0]);
    }
}
