package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Requests are counted under the names that dashboards know, and nobody can make up a new series. */
class RequestTimersTest {
    private static final String COUNT = "http_server_requests_seconds_count";

    private final Api broker = TestServer.newBroker(Mode.SANDBOX).api();

    private static String metrics() {
        return TestServer.management()
                .sendUnwatched("GET", "/metrics", new byte[0])
                .expect(200)
                .body();
    }

    /** How often a series was counted, whatever the order of its tags. */
    private static double count(String method, String uri, int status, String outcome) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(COUNT + "{"))
                .filter(line -> line.contains("method=\"" + method + "\"")
                        && line.contains("uri=\"" + uri + "\"")
                        && line.contains("status=\"" + status + "\"")
                        && line.contains("outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void an_operation_is_counted_under_its_template_with_the_status_and_its_outcome() {
        var template = "/v1/simulations/{simulationUniqueId}";
        double before = count("GET", template, 404, "CLIENT_ERROR");

        broker.get("/v1/simulations/" + Ids.next()).expect(404);
        broker.get("/v1/simulations/" + Ids.next()).expect(404);

        assertThat(count("GET", template, 404, "CLIENT_ERROR")).isEqualTo(before + 2);
        broker.get("/v1/sandbox/clock").expect(200);
        assertThat(count("GET", "/v1/sandbox/clock", 200, "SUCCESS")).isPositive();
    }

    @Test
    void what_a_client_makes_up_becomes_no_series() {
        broker.sendUnwatched("GET", "/v1/made-up-" + Ids.next(), new byte[0]).expect(404);
        TestServer.stranger().sendUnwatched("GET", "/v1/made-up-" + Ids.next(), new byte[0]);
        TestServer.stranger().sendUnwatched("MADEUP", "/v1/events", new byte[0]);

        assertThat(metrics()).doesNotContainIgnoringCase("made-up").doesNotContainIgnoringCase("madeup");
        assertThat(count("GET", "NOT_FOUND", 404, "CLIENT_ERROR") + count("GET", "/\\*\\*", 404, "CLIENT_ERROR"))
                .isPositive();
    }

    @Test
    void metrics_are_not_told_on_the_port_of_the_api() {
        TestServer.stranger().sendUnwatched("GET", "/metrics", new byte[0]).expectProblem(401, "unauthenticated");
        broker.sendUnwatched("GET", "/metrics", new byte[0]).expectProblem(404, "not_found");
    }
}
