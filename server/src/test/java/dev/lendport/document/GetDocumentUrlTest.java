package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever owns a document gets a link to it. */
@Covers("getDocumentUrl")
class GetDocumentUrlTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final String key = new OwnedDocument().make(broker).getOrDefault("document_key", "");

    @Test
    void the_link_lives_ten_minutes_of_real_time_whatever_the_test_clock_shows() {
        broker.api()
                .put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2031-01-01T00:00:00Z\"}")
                .expect(200);

        var before = Clock.systemUTC().instant();
        var link = broker.api().get("/document/" + key + "/url").expect(200);
        var after = Clock.systemUTC().instant();

        assertThat(Instant.parse(link.text("/expires_at")).minus(TEN_MINUTES))
                .isBetween(before.truncatedTo(ChronoUnit.SECONDS), after);
        assertThat(link.text("/document_url")).startsWith(TestServer.address() + "/document/" + key + "/content?");
        assertThat(link.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void unknown_and_foreign_documents_are_not_found() {
        broker.api().get("/document/" + Ids.next() + "/url").expectProblem(404, "not_found");
        TestServer.sandboxBroker().get("/document/" + key + "/url").expectProblem(404, "not_found");
        broker.api().get("/document/x/url").expectInvalid("/document_key invalid_format");
        TestServer.stranger().get("/document/" + key + "/url").expectProblem(401, "unauthenticated");
    }

    @Test
    void behind_a_proxy_the_configured_address_begins_the_link_and_no_header_does() {
        try (var node = TestServer.anotherNode(Map.of("lendport.public-url", "https://api.lender.example/lendport/"))) {
            var client = TestServer.strangerAt(node)
                    .header("Authorization", broker.api().authorization());

            assertThat(client.get("/document/" + key + "/url").expect(200).text("/document_url"))
                    .startsWith("https://api.lender.example/lendport/document/" + key + "/content?");
        }
        assertThat(broker.api()
                        .header("X-Forwarded-Host", "evil.example")
                        .get("/document/" + key + "/url")
                        .expect(200)
                        .text("/document_url"))
                .startsWith(TestServer.address().toString());
    }
}
