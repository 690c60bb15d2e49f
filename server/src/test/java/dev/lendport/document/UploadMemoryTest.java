package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.ServerFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Twenty uploads at once are twice as much as the whole heap of the server that takes them. */
class UploadMemoryTest {
    private static final int AT_ONCE = 20;
    private static final int SEVERAL = 4;
    private static final int MOST_ATTEMPTS = 20;
    private static final Map<String, String> LITTLE_MEMORY = Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Xmx256m -XX:MaxDirectMemorySize=64m",
            "LENDPORT_UPLOAD_ATONCEPERPARTNER",
            Integer.toString(AT_ONCE));
    private static final int SIZE = 25 * 1024 * 1024;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void memory_stays_flat_however_much_comes_in() throws IOException {
        try (var servers = new ServerFolder(folder)) {
            var server = servers.startedAndReady("demo", LITTLE_MEMORY);
            var token = signIn(server.stranger());
            var content = SampleFiles.wavOfSize(SIZE);

            var incoming = servers.data().resolve("documents").resolve("incoming");
            var uploads = Stream.generate(() -> upload(server.port(), token, content, MOST_ATTEMPTS))
                    .limit(AT_ONCE)
                    .toList();
            await().pollInterval(Duration.ofMillis(5)).until(() -> begun(incoming) >= SEVERAL);
            var answers = uploads.stream().map(CompletableFuture::join).toList();

            assertThat(answers)
                    .as(server.said())
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(201);
            assertThat(server.said()).doesNotContain("OutOfMemoryError");
            try (var files = Files.walk(servers.data().resolve("documents"))) {
                assertThat(files.filter(Files::isRegularFile).map(Path::toFile))
                        .hasSize(AT_ONCE)
                        .allMatch(file -> file.length() == SIZE);
            }
        }
    }

    /** How many uploads have some of their bytes on the disk, and not yet all. */
    private static int begun(Path incoming) {
        var begun = incoming.toFile().listFiles(file -> file.length() > 0);
        return begun == null ? 0 : begun.length;
    }

    private static String signIn(Api stranger) {
        return stranger.header("xClientID", "demo-network")
                .header("xClientSecret", "demo-secret")
                .header("xBrokerUID", "11111111-1111-4111-8111-111111111111")
                .header("xUsername", "agent@demo-broker.example")
                .post("/v1/authentication")
                .expect(200)
                .text("/sessionToken");
    }

    /** All of them share the bytes, since the client's memory is not what is looked at. */
    private CompletableFuture<HttpResponse<String>> upload(int port, String token, byte[] content, int attempts) {
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"call.wav\"\r\n\r\n";
        var body = HttpRequest.BodyPublishers.ofByteArrays(List.of(
                head.getBytes(StandardCharsets.US_ASCII),
                content,
                "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII)));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/upload"))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(body)
                .build();
        // While the disk takes in half a gigabyte the database may answer too late: a client comes back, but not for
        // ever.
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenCompose(answer -> answer.statusCode() == 503 && attempts > 1
                        ? pause(answer).thenCompose(_ -> upload(port, token, content, attempts - 1))
                        : CompletableFuture.completedFuture(answer));
    }

    private static CompletableFuture<Void> pause(HttpResponse<String> answer) {
        var seconds = Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }
}
