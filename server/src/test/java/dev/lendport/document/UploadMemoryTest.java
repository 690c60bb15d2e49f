package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.ServerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Twenty uploads at once are twice as much as the whole heap of the server that takes them. */
class UploadMemoryTest {
    private static final int AT_ONCE = 20;
    private static final Map<String, String> LITTLE_MEMORY = Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Xmx256m -XX:MaxDirectMemorySize=64m",
            "LENDPORT_UPLOAD_ATONCEPERPARTNER",
            Integer.toString(AT_ONCE),
            "SERVER_TOMCAT_CONNECTIONTIMEOUT",
            "10m");
    private static final int SIZE = 25 * 1024 * 1024;
    private static final String HEAD =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"call.wav\"\r\n\r\n";
    private static final Duration UPLOADED = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Opens when all uploads are half way. */
    private final CountDownLatch secondHalf = new CountDownLatch(1);

    @Test
    void memory_stays_flat_however_much_comes_in() throws IOException {
        try (var servers = new ServerFolder(folder)) {
            var server = servers.startedAndReady("demo", LITTLE_MEMORY);
            var token = signIn(server.stranger());
            var content = SampleFiles.wavOfSize(SIZE);

            var incoming = servers.data().resolve("documents").resolve("incoming");
            var uploads = Stream.generate(() -> upload(server.port(), token, content))
                    .limit(AT_ONCE)
                    .toList();
            await().atMost(UPLOADED)
                    .until(() -> begun(incoming) == AT_ONCE || uploads.stream().anyMatch(CompletableFuture::isDone));
            secondHalf.countDown();
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
    private CompletableFuture<HttpResponse<String>> upload(int port, String token, byte[] content) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/upload"))
                .timeout(UPLOADED)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(HEAD),
                        BodyPublishers.ofByteArray(content, 0, SIZE / 2),
                        BodyPublishers.ofInputStream(this::nothingUntilTheSecondHalf),
                        BodyPublishers.ofByteArray(content, SIZE / 2, SIZE - SIZE / 2),
                        BodyPublishers.ofString("\r\n--x--\r\n")))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private InputStream nothingUntilTheSecondHalf() {
        try {
            secondHalf.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return InputStream.nullInputStream();
    }
}
