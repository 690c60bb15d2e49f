package dev.lendport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A broker that has read everything waits for what comes next. */
class WaitForEventsTest {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Api broker = TestServer.sandboxBroker();

    private static void advance(Api broker) {
        broker.post("/v1/sandbox/clock/advance", "{\"by\": \"PT1M\"}").expect(200);
    }

    @Test
    void what_is_there_already_is_told_at_once() {
        advance(broker);

        long begun = System.nanoTime();
        assertThat(broker.get("/v1/events?wait=30").json().path("events").size())
                .isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_WAIT);
    }

    @Test
    void what_comes_ends_the_wait() throws Exception {
        long begun = System.nanoTime();
        var waiting = CompletableFuture.supplyAsync(() -> broker.get("/v1/events?wait=30"));
        advance(broker);

        assertThat(waiting.get().json().path("events").size()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_WAIT);
    }

    @Test
    void the_wait_ends_by_itself_and_has_its_limit() {
        long begun = System.nanoTime();
        var feed = broker.get("/v1/events?wait=1").expect(200);

        assertThat(feed.json().path("events").size()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
        broker.get("/v1/events?wait=31").expectInvalid("/wait out_of_range");
    }

    @Test
    void seventeen_readers_at_once_are_too_many() {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> broker.get("/v1/events?wait=30"), readers))
                    .limit(17)
                    .toList();
            CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)).join();
            advance(broker);

            assertThat(waiting.stream().map(CompletableFuture::join).map(Reply::status))
                    .contains(200, 429);
        }
    }

    @Test
    void a_stream_tells_each_event_once_and_goes_on_where_it_was_lost() throws Exception {
        advance(broker);
        advance(broker);
        assertThat(lines("/v1/events", "", 2)).containsExactly("id: 1", "id: 2");
        assertThat(lines("/v1/events?after=0", "1", 1)).containsExactly("id: 2");
    }

    private List<String> lines(String path, String lastEventId, int wanted) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(TestServer.address().resolve(path))
                .header("Accept", "text/event-stream")
                .header("Authorization", broker.authorization());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith("id: "))
                    .limit(wanted)
                    .toList();
        }
    }
}
