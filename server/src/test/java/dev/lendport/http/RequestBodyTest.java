package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is taken as the contract has it, or refused with a pointer to each thing that is wrong; nothing is stored. */
class RequestBodyTest {
    private static final String CLOCK = "/v1/sandbox/clock";

    private static final Api BROKER = TestServer.sandboxBroker();
    private static final Api STAFF = TestServer.staff();

    @Test
    void unknown_fields_are_refused_each_with_its_pointer() {
        BROKER.put(CLOCK, "{\"mode\": \"live\", \"colour\": 1, \"a/b~c\": {\"d\": 2}}")
                .expectInvalid("/colour unknown_field", "/a~1b~0c unknown_field");
    }

    @Test
    void a_lenient_caller_is_told_what_was_ignored() {
        var reply = BROKER.header("Prefer", "respond-async, handling=lenient")
                .put(CLOCK, "{\"mode\": \"frozen\", \"colour\": 1, \"a/b\": {\"d\": 2}}")
                .expect(200);

        assertThat(reply.header("Preference-Applied")).isEqualTo("handling=lenient");
        assertThat(reply.json().path("ignored").valueStream().map(one -> one.asString()))
                .containsExactlyInAnyOrder("/colour", "/a~1b");
        assertThat(reply.text("/mode")).isEqualTo("frozen");
    }

    @Test
    void lenience_forgives_unknown_fields_only() {
        BROKER.header("Prefer", "handling=lenient")
                .put(CLOCK, "{\"mode\": \"sideways\", \"colour\": 1}")
                .expectInvalid("/mode not_allowed");
    }

    @Test
    void a_strict_caller_and_one_with_nothing_to_ignore_see_no_preference_applied() {
        BROKER.header("Prefer", "handling=strict")
                .put(CLOCK, "{\"mode\": \"live\", \"colour\": 1}")
                .expectInvalid("/colour unknown_field");
        var reply = BROKER.header("Prefer", "handling=lenient")
                .put(CLOCK, "{\"mode\": \"live\"}")
                .expect(200);

        assertThat(reply.header("Preference-Applied")).isEmpty();
        assertThat(reply.json().has("ignored")).isFalse();
    }

    @Test
    void wrong_types_are_refused_with_their_pointers() {
        BROKER.put(CLOCK, "{\"mode\": 5}").expectInvalid("/mode wrong_type");
        BROKER.put(CLOCK, "{\"mode\": null}").expectInvalid("/mode wrong_type");
        BROKER.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": 20261201}").expectInvalid("/instant wrong_type");
        BROKER.put(CLOCK, "[]").expectInvalid(" wrong_type");
        BROKER.put(CLOCK, "null").expectInvalid(" wrong_type");
        STAFF.post("/backoffice/brokers", """
                        {"clientId": ["a"], "name": {}, "environment": true, "branchId": "213"}
                        """)
                .expectInvalid(
                        "/clientId wrong_type", "/name wrong_type", "/environment wrong_type", "/branchId wrong_type");
    }

    @Test
    void missing_fields_are_refused_with_their_pointers() {
        STAFF.post("/backoffice/brokers", "{}")
                .expectInvalid("/clientId required", "/name required", "/environment required");
        BROKER.put(CLOCK, "").expectInvalid(" required");
        BROKER.put(CLOCK, " \n").expectInvalid(" required");
    }

    @Test
    void ids_that_are_not_on_their_list_are_refused() {
        STAFF.post("/backoffice/brokers", """
                        {"clientId": "test-network", "name": "B", "environment": "live", "branchId": 999999}
                        """).expectInvalid("/branchId unknown_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2025-02-29",
                "2026-13-01",
                "0000-01-01",
                "2026-04-31T10:00:00Z",
                "2026-12-01T25:00:00Z",
                "2026-12-01T10:00:00",
                "2026-12-01 10:00:00Z",
                "26-12-01",
                "+12026-12-01T10:00:00Z",
                "tomorrow",
                ""
            })
    void impossible_dates_are_refused(String instant) {
        BROKER.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"%s\"}".formatted(instant))
                .expectInvalid("/instant invalid_format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"mode\":}",
                "{\"mode\": \"live\"",
                "{'mode': 'live'}",
                "{\"mode\": \"live\",}",
                "{\"mode\": \"live\"} {}",
                "{\"mode\": \"live\"}]",
                "live",
                "NaN",
                "{\"mode\": \"li\u0000ve\"}",
                "{\"mode\": \"li\nve\"}",
                "{\"mode\": \"live\", \"mode\": \"frozen\"}",
                "{\"mode\": 1e99999999999}",
                "{\"mode\": \"live\", \"n\": 12345678901234567890123456789012345678901234567890}"
            })
    void what_is_not_well_formed_json_is_refused(String body) {
        BROKER.put(CLOCK, body).expectProblem(400, "malformed_json");
    }

    @Test
    void deep_nesting_is_refused() {
        BROKER.put(CLOCK, "[".repeat(100_000)).expectProblem(400, "malformed_json");
        BROKER.put(CLOCK, "{\"a\":".repeat(40) + "1" + "}".repeat(40)).expectProblem(400, "malformed_json");
    }

    @Test
    void broken_utf_8_is_refused() {
        var json = BROKER.header("Content-Type", "application/json");
        var broken = new byte[][] {
            "{\"mode\": \"l\u00e9ve\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{\"mode\": \"live\"}".getBytes(StandardCharsets.UTF_16),
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            {'"', (byte) 0xc0, (byte) 0xaf, '"'}
        };
        for (var body : broken) {
            json.send("PUT", CLOCK, body).expectProblem(400, "malformed_json");
        }
    }

    @Test
    void text_that_cannot_be_stored_is_refused() {
        STAFF.post("/backoffice/networks", "{\"clientId\": \"nul-network\", \"name\": \"N\\u0000\"}")
                .expectInvalid("/name invalid");
        STAFF.post("/backoffice/networks", "{\"clientId\": \"half-network\", \"name\": \"\\ud83d\"}")
                .expectInvalid("/name invalid");
        BROKER.put(CLOCK, "{\"mode\": \"live\", \"\\u0000\": 1}").expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e2147483647", "99999999999999999999999"})
    void numbers_without_measure_are_refused(String number) {
        STAFF.post("/backoffice/brokers", """
                        {"clientId": "test-network", "name": "B", "environment": "live", "branchId": %s}
                        """.formatted(number)).expectProblem(400, "invalid_request");
    }

    @Test
    void too_large_a_body_is_refused() {
        BROKER.put(CLOCK, "{\"mode\": \"" + "x".repeat(262_144) + "\"}").expectProblem(413, "too_large");
        BROKER.put(CLOCK, " ".repeat(8 * 1024 * 1024)).expectProblem(413, "too_large");
    }

    @Test
    void too_large_a_body_is_refused_when_it_comes_without_a_length() throws IOException, InterruptedException {
        var endless = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1024 * 1024]));
        var request = HttpRequest.newBuilder(TestServer.address().resolve("/backoffice/authentication"))
                .header("Content-Type", "application/json")
                .POST(endless)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("\"code\":\"too_large\"");
        }
    }

    @Test
    void an_operation_without_a_body_bears_an_empty_object_and_nothing_else() {
        var stranger = TestServer.stranger().header("Content-Type", "application/json");

        stranger.post("/v1/authentication", "{}").expectProblem(401, "unauthenticated");
        stranger.post("/v1/authentication", "{\"xClientID\": \"demo\"}").expectInvalid("/xClientID unknown_field");
        stranger.post("/v1/authentication", "[1]").expectInvalid(" wrong_type");
    }

    @Test
    void a_refused_write_leaves_no_trace() {
        var broker = TestServer.sandboxBroker();

        broker.put(CLOCK, "{\"mode\": \"frozen\", \"instant\": \"2027-01-01T00:00:00Z\", \"colour\": 1}")
                .expect(400);
        broker.post("/v1/sandbox/clock/advance", "{\"by\": \"P1D\", \"colour\": 1}")
                .expect(400);

        assertThat(broker.get(CLOCK).text("/mode")).isEqualTo("live");
        assertThat(broker.get("/v1/events").json().path("events").size()).isZero();
    }
}
