package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lendport.Patience;
import dev.lendport.TestServer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A partner whose callback was disabled hears of it. */
class ReceiverNoticesTest {

    @Test
    void the_partners_users_get_one_e_mail_in_both_languages() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Patience.LIMIT.toMillis());
        var post = new GreenMail(setup);
        post.start();
        try (var node = TestServer.anotherNode(Map.of(
                        "lendport.mail.smtp-url",
                        "smtp://127.0.0.1:" + post.getSmtp().getPort(),
                        "lendport.callbacks.notice-interval",
                        "200ms"));
                var receiver = TestReceiver.answering(410)) {
            assertThat(node.isActive()).isTrue();
            var partner = Partner.sandbox();
            partner.register(receiver.url());
            partner.happen();

            await().until(() -> Arrays.stream(post.getReceivedMessages())
                    .anyMatch(message -> GreenMailUtil.getHeaders(message)
                            .contains(partner.broker().username())));
            var message = Arrays.stream(post.getReceivedMessages())
                    .filter(one -> GreenMailUtil.getHeaders(one)
                            .contains(partner.broker().username()))
                    .toList();
            assertThat(message).hasSize(1);
            assertThat(GreenMailUtil.getBody(message.getFirst())).contains("410 Gone");
        } finally {
            post.stop();
        }
    }
}
