package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.journal.Sequencer;
import org.junit.jupiter.api.Test;

/** A partner tries its receiver. */
@Covers("echoCallback")
class EchoCallbackTest {
    private final Partner partner = Partner.sandbox();

    private static String echo(Object process) {
        return "{\"notificationTypeID\": 2, \"processUniqueId\": \"%s\"}".formatted(process);
    }

    @Test
    void an_echo_is_a_real_delivery_that_says_what_it_is() {
        try (var receiver = TestReceiver.answering(200)) {
            var process = partner.happen().process();
            // What was placed before there was a receiver is not delivered to it: only the echo will be.
            TestServer.bean(Sequencer.class).sequence();
            var secret = partner.register(receiver.url());
            var id = partner.api()
                    .post(partner.callbacks() + "/echo", echo(process))
                    .expect(202)
                    .text("/additionalData/deliveryUniqueID");
            await().until(() -> receiver.received().size() == 1);

            var received = receiver.received().getFirst();
            assertThat(received.id()).isEqualTo(id);
            var body = received.json();
            assertThat(body.path("echo").asBoolean(false)).isTrue();
            assertThat(body.path("notificationTypeID").intValue()).isEqualTo(2);
            assertThat(body.path("processUniqueId").asString()).isEqualTo(process.toString());
            assertThatCode(() -> new Webhook(secret).verify(received.body(), received.headers()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_key_repeated_sends_one_echo() {
        try (var receiver = TestReceiver.answering(200)) {
            var process = partner.happen().process();
            partner.register(receiver.url());
            var client = partner.api().header("Idempotency-Key", "echo-1");
            var first =
                    client.post(partner.callbacks() + "/echo", echo(process)).expect(202);
            var second =
                    client.post(partner.callbacks() + "/echo", echo(process)).expect(202);

            assertThat(second.text("/additionalData/deliveryUniqueID"))
                    .isEqualTo(first.text("/additionalData/deliveryUniqueID"));
        }
    }

    @Test
    void exactly_one_subject_is_named_and_it_exists() {
        partner.register("https://hooks.broker.example/");
        var process = partner.happen().process();
        var path = partner.callbacks() + "/echo";

        partner.api().post(path, "{\"notificationTypeID\": 2}").expectProblem(400, "invalid_request");
        partner.api()
                .post(
                        path,
                        "{\"notificationTypeID\": 2, \"processUniqueId\": \"%s\", \"simulationUniqueId\": \"%s\"}"
                                .formatted(process, process))
                .expectProblem(400, "invalid_request");
        partner.api().post(path, echo(Ids.next())).expectProblem(404, "not_found");
        partner.api()
                .post(path, "{\"notificationTypeID\": 1, \"processUniqueId\": \"%s\"}".formatted(process))
                .expectProblem(404, "not_found");
        Partner.sandbox().api().post(path, echo(process)).expectProblem(404, "not_found");
    }
}
