package dev.lendport.callback;

import dev.lendport.journal.EventType;
import dev.lendport.journal.SubjectIds;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows a broker's feed and posts its notifications to a receiver on the developer's machine, signed like callbacks,
 * so that nobody needs a public address to build a receiver. It begins with what happens from now on.
 */
public final class Listener {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer than the server waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int UNAUTHENTICATED = 401;
    private static final int OK = 200;
    private static final int FAILED = 1;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final BinaryOperator<String> settings;
    private final URI server;
    private final URI forward;
    private final PrintStream out;
    private final SigningSecret secret = SigningSecret.generate();
    private String token = "";
    /** Real time as the server's last answer said it: what a receiver holds the age of a signature against. */
    private Instant serverTime = Instant.EPOCH;

    private Listener(BinaryOperator<String> settings, URI forward, PrintStream out) {
        this.settings = settings;
        this.server = URI.create(
                settings.apply("LENDPORT_URL", "http://localhost:" + settings.apply("LENDPORT_PORT", "8080")));
        this.forward = forward;
        this.out = out;
    }

    /**
     * Runs until it is interrupted, or the server cannot be used.
     *
     * @param settings the value of a setting, or else the second argument
     * @return the exit code
     */
    public static int run(BinaryOperator<String> settings, String forward, PrintStream out) {
        var listener = new Listener(settings, URI.create(forward), out);
        try {
            return listener.listen();
        } catch (IOException away) {
            out.println(listener.server + " does not answer: " + away);
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int listen() throws IOException, InterruptedException {
        if (!signIn()) {
            out.println(
                    "The credentials do not hold. Set LENDPORT_CLIENT_ID, LENDPORT_CLIENT_SECRET, LENDPORT_BROKER and "
                            + "LENDPORT_USERNAME.");
            return FAILED;
        }
        long after = 0;
        var page = page(after, 0);
        while (page != null && page.path("hasMore").asBoolean(false)) {
            after = page.path("nextAfter").longValue();
            page = page(after, 0);
        }
        after = page == null ? after : page.path("nextAfter").longValue();
        out.println("Listening from position " + after + "; deliveries are signed with " + secret.text());
        while (true) {
            page = page(after, 30);
            if (page == null) {
                return FAILED;
            }
            for (var event : page.path("events")) {
                if (isEcho(event) || event.has(Deliveries.ECHOED_TYPE)) {
                    forward(event);
                }
            }
            after = page.path("nextAfter").longValue();
        }
    }

    private boolean signIn() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/v1/authentication"))
                .timeout(PATIENCE)
                .header("xClientID", settings.apply("LENDPORT_CLIENT_ID", "demo-network"))
                .header("xClientSecret", settings.apply("LENDPORT_CLIENT_SECRET", "demo-secret"))
                .header("xBrokerUID", settings.apply("LENDPORT_BROKER", "11111111-1111-4111-8111-111111111111"))
                .header("xUsername", settings.apply("LENDPORT_USERNAME", "agent@demo-broker.example"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            return false;
        }
        token = Json.MAPPER.readTree(answer.body()).path("sessionToken").asString();
        return true;
    }

    /** The next events; null when the server would not give them. */
    private @Nullable JsonNode page(long after, int waitSeconds) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 2; attempt++) {
            var request = HttpRequest.newBuilder(
                            server.resolve("/v1/events?limit=1000&after=" + after + "&wait=" + waitSeconds))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                serverTime = answer.headers()
                        .firstValue("date")
                        .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                        .orElse(serverTime);
                return Json.MAPPER.readTree(answer.body());
            }
            if (answer.statusCode() != UNAUTHENTICATED || !signIn()) {
                out.println("The server answered " + answer.statusCode() + ": " + answer.body());
                return null;
            }
        }
        return null;
    }

    private void forward(JsonNode event) throws InterruptedException {
        var body = Json.MAPPER.writeValueAsBytes(message(event));
        var id = event.path("id").asString();
        var timestamp = serverTime.getEpochSecond();
        var request = HttpRequest.newBuilder(forward)
                .timeout(CONNECT)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", secret.sign(id, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var told = event.path("position").longValue() + " " + event.path("type").asString();
        try {
            out.println(told + " -> "
                    + client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode());
        } catch (IOException away) {
            out.println(told + " -> " + away);
        }
    }

    /** As the server would send it: an echo is of the type, and about what, its data names. */
    private static Message message(JsonNode event) {
        var data = event.path("data");
        var told = isEcho(event) ? data : event;
        return new Message(
                UUID.fromString(event.path("id").asString()),
                told.path(Deliveries.ECHOED_TYPE).intValue(),
                event.path("type").asString(),
                event.path("subjectSequence").longValue(),
                event.path("position").longValue(),
                Instant.parse(event.path("occurredAt").asString()),
                Json.MAPPER.treeToValue(told, SubjectIds.class),
                isEcho(event) ? true : null,
                isEcho(event) ? Json.MAPPER.createObjectNode() : data);
    }

    private static boolean isEcho(JsonNode event) {
        return event.path("type").asString().equals(EventType.CALLBACK_ECHOED.wire());
    }
}
