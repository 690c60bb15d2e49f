package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

/** A load balancer asks without credentials. */
@Covers("checkLive")
class CheckLiveTest {

    @Test
    void the_server_says_that_it_is_alive() {
        var reply = TestServer.stranger().get("/health/live").expect(200);

        assertThat(reply.text("/status")).isEqualTo("UP");
    }

    @Test
    void a_token_that_has_ended_does_not_matter() {
        TestServer.stranger().as("ended").get("/health/live").expect(200);
    }

    @Test
    void a_parameter_is_refused() {
        TestServer.stranger()
                .sendUnwatched("GET", "/health/live?x=1", new byte[0])
                .expectProblem(400, "invalid_request");
    }
}
