package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.lendport.Patience;
import dev.lendport.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A developer without a public address gets the callbacks too. */
class ListenerTest {
    private final Partner partner = Partner.sandbox();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Thread listen(Map<String, String> settings, String forward) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Thread.ofVirtual().start(() -> Listener.run(settings::getOrDefault, forward, out));
    }

    @Test
    void what_happens_from_now_on_is_posted_and_signed() throws InterruptedException {
        partner.happen();
        try (var receiver = TestReceiver.answering(200)) {
            var listener = listen(
                    Map.of(
                            "LENDPORT_URL", TestServer.address().toString(),
                            "LENDPORT_CLIENT_ID", TestServer.CLIENT_ID,
                            "LENDPORT_CLIENT_SECRET", TestServer.CLIENT_SECRET,
                            "LENDPORT_BROKER", partner.broker().id().toString(),
                            "LENDPORT_USERNAME", partner.broker().username()),
                    receiver.url());
            await().until(() -> printed().contains("whsec_"));
            var event = partner.happen().event();
            await().until(() -> !receiver.received().isEmpty());

            var received = receiver.received().getFirst();
            assertThat(received.id()).isEqualTo(event.toString());
            assertThat(received.json().path("notificationTypeID").intValue()).isEqualTo(2);
            var secret = printed().replaceAll("(?s).*(whsec_\\S+).*", "$1");
            assertThatCode(() -> new Webhook(secret).verify(received.body(), received.headers()))
                    .doesNotThrowAnyException();
            await().until(() -> printed().contains("process.created -> 200"));
            listener.interrupt();
            listener.join(Patience.LIMIT);
            assertThat(listener.isAlive()).isFalse();
        }
    }

    @Test
    void an_echo_comes_as_the_server_would_send_it() throws InterruptedException {
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var process = partner.happen().process();
            await().until(() -> receiver.received().size() == 1);
            var listener = listen(
                    Map.of(
                            "LENDPORT_URL", TestServer.address().toString(),
                            "LENDPORT_CLIENT_ID", TestServer.CLIENT_ID,
                            "LENDPORT_CLIENT_SECRET", TestServer.CLIENT_SECRET,
                            "LENDPORT_BROKER", partner.broker().id().toString(),
                            "LENDPORT_USERNAME", partner.broker().username()),
                    receiver.url());
            await().until(() -> printed().contains("whsec_"));
            partner.api()
                    .post(partner.callbacks() + "/echo", """
                            {"notificationTypeID": 2, "processUniqueId": "%s"}
                            """.formatted(process))
                    .expect(202);
            await().until(() -> receiver.received().size() == 3);

            var sent = receiver.received().get(1);
            var forwarded = receiver.received().get(2);
            assertThat(forwarded.id()).isEqualTo(sent.id());
            assertThat(forwarded.json()).isEqualTo(sent.json());
            assertThat(forwarded.json().path("echo").booleanValue()).isTrue();
            listener.interrupt();
            listener.join(Patience.LIMIT);
        }
    }

    @Test
    void credentials_that_do_not_hold_are_told() throws InterruptedException {
        var listener = listen(
                Map.of("LENDPORT_URL", TestServer.address().toString(), "LENDPORT_CLIENT_ID", "nobody"),
                "http://localhost:1/");
        listener.join(Patience.LIMIT);

        assertThat(printed()).contains("The credentials do not hold");
    }
}
