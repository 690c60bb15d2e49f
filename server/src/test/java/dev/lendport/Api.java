package dev.lendport;

import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of the API. Every exchange is checked against the contract. */
public final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Patience.LIMIT).build();

    private final URI address;
    private final Map<String, String> headers;

    private Api(URI address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    static Api at(URI address) {
        return new Api(address, Map.of());
    }

    public Api as(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Api english() {
        return header("Accept-Language", "en");
    }

    /** The same client with one more header on every request. */
    public Api header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Api(address, more);
    }

    /** The credentials it sends, for a client of another kind. */
    public String authorization() {
        return headers.getOrDefault("Authorization", "");
    }

    public Reply get(String path) {
        return send("GET", path, new byte[0]);
    }

    public Reply post(String path) {
        return send("POST", path, new byte[0]);
    }

    public Reply post(String path, String json) {
        return json("POST", path, json, "application/json");
    }

    public Reply put(String path, String json) {
        return json("PUT", path, json, "application/json");
    }

    public Reply patch(String path, String json) {
        return json("PATCH", path, json, "application/merge-patch+json");
    }

    public Reply delete(String path) {
        return send("DELETE", path, new byte[0]);
    }

    public Reply delete(String path, String json) {
        return json("DELETE", path, json, "application/json");
    }

    private Reply json(String method, String path, String json, String type) {
        var typed = headers.containsKey("Content-Type") ? this : header("Content-Type", type);
        return typed.send(method, path, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Any request, its body as it is. */
    public Reply send(String method, String path, byte[] body) {
        var reply = sendUnwatched(method, path, body);
        TestServer.watch().check(method, path, reply);
        return reply;
    }

    /** A request outside of the contract, such as an operation that is not there. */
    public Reply sendUnwatched(String method, String path, byte[] body) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Patience.LIMIT);
        headers.forEach(request::header);
        request.method(
                method,
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String quoted(String text) {
        return Json.MAPPER.writeValueAsString(text);
    }
}
