package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An answer of the API. */
public final class Reply {
    private final HttpResponse<byte[]> response;

    Reply(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    /** A header's value, empty when it is not there. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
        return response.body();
    }

    public String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.MAPPER.readTree(body());
    }

    public String text(String pointer) {
        return json().at(pointer).asString();
    }

    public BigDecimal number(String pointer) {
        return json().at(pointer).decimalValue();
    }

    public UUID id(String pointer) {
        return UUID.fromString(text(pointer));
    }

    /** The problem's field errors as {@code pointer code}. */
    public List<String> errors() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString() + " "
                        + error.path("code").asString())
                .toList();
    }

    /** Fails with the whole answer when the status is another. */
    public Reply expect(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    /** Expects a problem of a status and code. */
    public Reply expectProblem(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(text("/code")).as(body()).isEqualTo(code);
        return this;
    }

    /** Expects a refusal for exactly these fields, each as {@code pointer code}. */
    public Reply expectInvalid(String... errors) {
        expectProblem(400, "invalid_request");
        assertThat(errors()).as(body()).containsExactlyInAnyOrder(errors);
        return this;
    }
}
