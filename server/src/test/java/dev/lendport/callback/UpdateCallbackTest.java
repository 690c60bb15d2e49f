package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.journal.Sequencer;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A partner says where it wants to be told. */
@Covers("updateCallback")
class UpdateCallbackTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void the_first_time_shows_the_secret_and_later_times_do_not() {
        var first = partner.put(2, "https://hooks.broker.example/a").expect(201);

        assertThat(first.text("/additionalData/signingSecret")).startsWith("whsec_");
        assertThat(first.header("Location")).isEqualTo(partner.callbacks() + "/2");
        var second = partner.put(2, "https://hooks.broker.example/b").expect(200);
        assertThat(second.json().has("additionalData")).isFalse();
        assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(partner.api().get(partner.callbacks()).text("/listCallbacks/0/callbackUrl"))
                .isEqualTo("https://hooks.broker.example/b");
    }

    @Test
    void a_stale_version_changes_nothing() {
        var first = partner.put(2, "https://hooks.broker.example/a").expect(201);
        partner.put(2, "https://hooks.broker.example/b").expect(200);

        partner.api()
                .header("If-Match", first.header("ETag"))
                .put(partner.callbacks() + "/2", "{\"callbackUrl\": \"https://hooks.broker.example/c\"}")
                .expectProblem(412, "version_differs");
    }

    @Test
    void a_live_partners_address_is_https_and_public() {
        var live = Partner.of(Mode.LIVE);

        live.put(1, "http://hooks.broker.example/").expectInvalid("/callbackUrl https_required");
        live.put(1, "http://localhost:9000/").expectInvalid("/callbackUrl https_required");
        live.put(1, "https://127.0.0.1/").expectInvalid("/callbackUrl address_not_allowed");
        live.put(1, "https://169.254.169.254/latest").expectInvalid("/callbackUrl address_not_allowed");
        live.put(1, "https://[::ffff:10.0.0.1]/").expectInvalid("/callbackUrl address_not_allowed");
        live.put(1, "https://a:b@hooks.broker.example/").expectInvalid("/callbackUrl invalid_format");
        live.put(1, "ftp://hooks.broker.example/").expectInvalid("/callbackUrl invalid_format");
        live.put(1, "https://hooks.broker.example/").expect(201);
    }

    @Test
    void a_sandbox_partner_may_listen_at_the_loopback_address() {
        partner.put(1, "http://localhost:9000/").expect(201);
        partner.put(3, "http://10.0.0.1/").expectInvalid("/callbackUrl https_required");
    }

    @Test
    void an_unknown_type_and_another_partner_are_not_found() {
        partner.put(9, "https://hooks.broker.example/").expectProblem(404, "not_found");
        var other = Partner.sandbox();
        other.api()
                .put(partner.callbacks() + "/2", "{\"callbackUrl\": \"https://hooks.broker.example/\"}")
                .expectProblem(404, "not_found");
    }

    @Test
    void the_secret_is_not_in_the_database_as_it_is() throws SQLException {
        var secret = SigningSecret.parse(partner.register("https://hooks.broker.example/"));

        try (var connection = TestServer.connectionAs("lendport_system");
                var statement =
                        connection.prepareStatement("SELECT secret FROM callback_receiver WHERE broker_id = ?")) {
            statement.setObject(1, partner.broker().id().value());
            var rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(HexFormat.of().formatHex(rows.getBytes(1)))
                    .doesNotContain(HexFormat.of().formatHex(secret.key()));
        }
    }

    @Test
    void the_journal_tells_it_without_the_address() {
        partner.register("https://hooks.broker.example/");
        TestServer.bean(Sequencer.class).sequence();

        var event = partner.api().get("/v1/events").json().at("/events/0");
        assertThat(event.path("type").asString()).isEqualTo("callback.registered");
        assertThat(event.toString()).doesNotContain("hooks.broker.example").doesNotContain("whsec");
    }
}
