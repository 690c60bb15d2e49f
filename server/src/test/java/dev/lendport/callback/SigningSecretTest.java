package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures are those of Standard Webhooks. */
class SigningSecretTest {

    @Test
    void the_published_vector_comes_out() {
        var secret = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature = secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_official_library_accepts_what_a_new_secret_signs() {
        var secret = SigningSecret.generate();
        var body = "{\"name\": \"São João\"}";
        var now = Clock.systemUTC().instant().getEpochSecond();

        var headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("a"),
                        "webhook-timestamp", List.of(Long.toString(now)),
                        "webhook-signature", List.of(secret.sign("a", now, body.getBytes(StandardCharsets.UTF_8)))),
                (name, value) -> true);

        assertThatCode(() -> new Webhook(secret.text()).verify(body, headers)).doesNotThrowAnyException();
    }

    @Test
    void the_text_reads_back_and_the_string_shows_nothing() {
        var secret = SigningSecret.generate();

        assertThat(SigningSecret.parse(secret.text())).isEqualTo(secret);
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{32}");
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
