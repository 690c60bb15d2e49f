package dev.lendport.http;

import dev.lendport.outcome.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an endpoint answers. The body is a value written as JSON, bytes sent as they are, {@link Streamed} or
 * {@link Poured}.
 *
 * @param headers in the order they are sent
 */
public record Answer(
        int status, Map<String, String> headers, @Nullable Object body) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    public static Answer ok(Object body) {
        return of(200, body);
    }

    public static Answer of(int status, @Nullable Object body) {
        return new Answer(status, Map.of("Content-Type", JSON), body);
    }

    public static Answer created(String location, Object body) {
        return of(201, body).with("Location", location);
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** Marks the version of the one resource that this answer shows. */
    public Answer version(Version version) {
        return with("ETag", version.etag());
    }

    /**
     * The body as it goes out, whole.
     *
     * @param path of the operation, as the contract writes it
     */
    byte[] bytes(String path) {
        return switch (body) {
            case null -> new byte[0];
            case Streamed streamed -> throw new IllegalStateException("never whole");
            case Poured poured -> throw new IllegalStateException("never whole");
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> mapper(path).writeValueAsBytes(body);
        };
    }

    private JsonMapper mapper(String path) {
        return PROBLEM.equals(headers.get("Content-Type")) ? Json.MAPPER : OutPortability.mapper(path);
    }
}
