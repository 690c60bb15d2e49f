package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of path and query are held to the contract as strictly as bodies. */
class ParametersTest {
    private static final Api BROKER = TestServer.sandboxBroker();

    @ParameterizedTest
    @CsvSource({
        "after=x, /after wrong_type",
        "after=, /after wrong_type",
        "after=1.5, /after wrong_type",
        "after=1e999999999, /after wrong_type",
        "after=-1, /after out_of_range",
        "after=9223372036854775808, /after out_of_range",
        "after=99999999999999999999999999, /after wrong_type",
        "after=%00, /after invalid",
        "limit=0, /limit out_of_range",
        "limit=1001, /limit out_of_range",
        "limit=5&limit=6, /limit repeated_parameter",
        "colour=red, /colour unknown_parameter",
        "Limit=5, /Limit unknown_parameter"
    })
    void a_query_parameter_that_does_not_fit_is_refused(String query, String error) {
        BROKER.get("/v1/events?" + query).expectInvalid(error);
    }

    @Test
    void every_wrong_parameter_is_named() {
        BROKER.get("/v1/events?after=x&limit=0&a=1&b=2")
                .expectInvalid(
                        "/after wrong_type", "/limit out_of_range", "/a unknown_parameter", "/b unknown_parameter");
    }

    @Test
    void the_largest_position_is_a_position() {
        var feed = BROKER.get("/v1/events?after=9223372036854775807&limit=1000").expect(200);

        assertThat(feed.json().path("events").size()).isZero();
        assertThat(feed.json().path("nextAfter").longValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void an_id_in_the_path_that_is_none_is_refused() {
        TestServer.staff()
                .patch("/backoffice/brokers/not-an-id", "{\"active\": true}")
                .expectInvalid("/brokerUniqueId invalid_format");
    }
}
