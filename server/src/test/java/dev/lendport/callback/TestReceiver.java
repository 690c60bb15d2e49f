package dev.lendport.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lendport.CallbackWatch;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A partner's receiver: a real server on the loopback address that keeps what it was sent, and checks it against the contract. */
final class TestReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CallbackWatch watch = new CallbackWatch();
    private final boolean takesCallbacksOnly;
    private volatile Behaviour behaviour;

    record Received(HttpHeaders headers, String body) {
        String id() {
            return headers.firstValue("webhook-id").orElse("");
        }

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }
    }

    /** What it does with the exchange, the how-manieth of its life. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, int number) throws IOException;
    }

    private TestReceiver(Behaviour behaviour, boolean takesCallbacksOnly) {
        this.behaviour = behaviour;
        this.takesCallbacksOnly = takesCallbacksOnly;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static TestReceiver answering(int status) {
        return that((exchange, number) -> answer(exchange, status, "received"));
    }

    static TestReceiver that(Behaviour behaviour) {
        return new TestReceiver(behaviour, true);
    }

    /** One that is sent what a test makes up, which the contract does not have. */
    static TestReceiver ofAnythingThat(Behaviour behaviour) {
        return new TestReceiver(behaviour, false);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    void behave(Behaviour other) {
        behaviour = other;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?of=lendport";
    }

    List<Received> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (takesCallbacksOnly) {
                watch.check(exchange.getRequestHeaders()::getFirst, body);
            }
            received.add(new Received(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
            behaviour.answer(exchange, received.size());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        watch.close();
    }
}
