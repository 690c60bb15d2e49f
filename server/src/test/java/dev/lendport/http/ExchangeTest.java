package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

/** What every answer carries, and the methods that every resource knows. */
class ExchangeTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final Api BROKER = TestServer.sandboxBroker();

    @Test
    void a_request_id_is_echoed() {
        var reply = BROKER.header("X-Request-Id", "case-7:a.b_c").get("/v1/events");

        assertThat(reply.header("X-Request-Id")).isEqualTo("case-7:a.b_c");
    }

    @Test
    void a_request_id_is_made_when_there_is_none_or_none_that_can_be_echoed() {
        var made = BROKER.get("/v1/events").header("X-Request-Id");
        var strange =
                BROKER.header("X-Request-Id", "<script>").get("/v1/events").header("X-Request-Id");

        assertThat(made).hasSize(36);
        assertThat(strange).hasSize(36).isNotEqualTo(made);
        assertThat(BROKER.header("X-Request-Id", "x".repeat(129))
                        .get("/v1/events")
                        .header("X-Request-Id"))
                .hasSize(36);
    }

    @Test
    void a_refusal_has_a_request_id_too() {
        assertThat(TestServer.stranger().get("/v1/events").header("X-Request-Id"))
                .hasSize(36);
        assertThat(BROKER.sendUnwatched("GET", "/nothing", new byte[0]).header("X-Request-Id"))
                .hasSize(36);
    }

    @Test
    void the_trace_of_a_traceparent_is_kept() {
        var problem = BROKER.header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get("/v1/events?limit=0")
                .expect(400);

        assertThat(problem.text("/traceId")).isEqualTo(TRACE);
    }

    @Test
    void a_traceparent_that_is_none_starts_a_new_trace() {
        for (var broken : new String[] {"00-" + "0".repeat(32) + "-b7ad6b7169203331-01", "nonsense", "00-" + TRACE}) {
            var problem = BROKER.header("traceparent", broken)
                    .get("/v1/events?limit=0")
                    .expect(400);

            assertThat(problem.text("/traceId")).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        }
    }

    @Test
    void answers_are_not_kept_by_anybody_in_between() {
        assertThat(BROKER.get("/v1/sandbox/clock").header("Cache-Control")).isEqualTo("no-store");
        assertThat(BROKER.get("/v1/sandbox/clock").header("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    @Test
    void head_answers_what_get_would_without_its_body() {
        var get = BROKER.get("/v1/taxonomy/genders").expect(200);
        var head = BROKER.sendUnwatched("HEAD", "/v1/taxonomy/genders", new byte[0]);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.bytes().length));
        assertThat(TestServer.stranger()
                        .sendUnwatched("HEAD", "/health/live", new byte[0])
                        .status())
                .isEqualTo(200);
    }

    @Test
    void options_names_the_methods() {
        var reply = BROKER.sendUnwatched("OPTIONS", "/v1/sandbox/clock", new byte[0]);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Allow").split(",", -1)).contains("GET", "PUT");
        assertThat(reply.bytes()).isEmpty();
    }
}
