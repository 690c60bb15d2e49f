package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Patience;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.http.RawExchange;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send too much, too slowly, or stop. */
class UploadLimitsTest {
    private static final TestServer.NewBroker BROKER = TestServer.newBroker(Mode.SANDBOX);
    private static final String PART =
            "--" + FileForm.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n";

    @TempDir
    private Path folder;

    @Test
    void two_gigabytes_are_refused_before_they_come() {
        var exchange = RawExchange.of(head("Content-Length: 2147483648") + PART + "RIFF");

        assertThat(exchange.status()).as(exchange.answer()).isEqualTo(413);
        assertThat(exchange.answer()).contains("document_too_large");
        assertThat(exchange.head()).contains("Connection: close");
    }

    @Test
    void too_much_is_found_while_it_comes_when_no_length_was_declared() throws IOException {
        try (var socket = connect(TestServer.address().getPort())) {
            var out = socket.getOutputStream();
            out.write(ascii(head("Transfer-Encoding: chunked")));
            var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
            out.write(ascii("%x\r\n".formatted(PART.length()) + PART + "\r\n"));
            for (int sent = 0; sent < 26 * 1024 * 1024; sent += 0x8000) {
                out.write(ascii(chunk));
            }
            out.write(ascii("0\r\n\r\n"));
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("document_too_large");
        }
    }

    @Test
    void a_client_that_goes_away_leaves_nothing() throws IOException {
        try (var socket = connect(TestServer.address().getPort())) {
            socket.getOutputStream().write(ascii(head("Content-Length: 1000000") + PART + "RIFF"));
            await().until(() -> drafts(StoredFiles.folder()) > 0);
        }
        await().until(() -> drafts(StoredFiles.folder()) == 0);
        assertThat(StoredFiles.count(BROKER)).isZero();
    }

    @Test
    void a_slow_client_is_told_when_its_time_is_over() throws IOException {
        try (var node = TestServer.anotherNode(
                Map.of("lendport.upload.time", "500ms", "lendport.data-folder", folder.toString()))) {
            var port = Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
            try (var socket = connect(port)) {
                var out = socket.getOutputStream();
                out.write(ascii(head("Content-Length: 1000000") + PART + "RIFF"));
                out.flush();
                await().pollInterval(Duration.ofMillis(50)).until(() -> {
                    out.write('x');
                    return socket.getInputStream().available() > 0;
                });
                var said = new byte[socket.getInputStream().available()];
                assertThat(socket.getInputStream().read(said)).isPositive();
                assertThat(new String(said, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408");
            }
            assertThat(drafts(folder.resolve("documents"))).isZero();
        }
    }

    @Test
    void a_node_takes_in_so_many_at_once_and_sends_the_others_away() throws IOException {
        try (var node = TestServer.anotherNode(
                Map.of("lendport.upload.at-once", "1", "lendport.data-folder", folder.toString()))) {
            var port = Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
            var client = TestServer.strangerAt(node)
                    .header("Authorization", BROKER.api().authorization());
            try (var socket = connect(port)) {
                socket.getOutputStream().write(ascii(head("Content-Length: 1000000") + PART + "RIFF"));
                await().until(() -> drafts(folder.resolve("documents")) > 0);

                await().untilAsserted(() ->
                        FileForm.file("a.png", SampleFiles.png()).upload(client).expectProblem(503, "unavailable"));
            }
            await().untilAsserted(() ->
                    FileForm.file("a.png", SampleFiles.png()).upload(client).expect(201));
        }
    }

    @Test
    void a_partner_has_so_many_at_once_and_the_others_still_get_theirs_in() throws IOException {
        try (var node = TestServer.anotherNode(
                Map.of("lendport.upload.at-once-per-partner", "1", "lendport.data-folder", folder.toString()))) {
            var port = Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
            var nobody = TestServer.strangerAt(node);
            var own = nobody.header("Authorization", BROKER.api().authorization());
            var another = nobody.header(
                    "Authorization", TestServer.newBroker(Mode.SANDBOX).api().authorization());
            try (var socket = connect(port)) {
                socket.getOutputStream().write(ascii(head("Content-Length: 1000000") + PART + "RIFF"));
                await().until(() -> drafts(folder.resolve("documents")) > 0);

                await().untilAsserted(() -> assertThat(FileForm.file("a.png", SampleFiles.png())
                                .upload(own)
                                .expectProblem(429, "too_many_requests")
                                .header("Retry-After"))
                        .isEqualTo("1"));
                FileForm.file("a.png", SampleFiles.png()).upload(another).expect(201);
            }
            await().untilAsserted(() ->
                    FileForm.file("a.png", SampleFiles.png()).upload(own).expect(201));
        }
    }

    private static String head(String length) {
        return "POST /upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + BROKER.api().authorization() + "\r\nContent-Type: " + FileForm.contentType() + "\r\n" + length
                + "\r\n\r\n";
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        while (!answer.toString().contains("extra_fields")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return answer.toString();
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static long drafts(Path documents) throws IOException {
        var incoming = documents.resolve("incoming");
        if (!Files.exists(incoming)) {
            return 0;
        }
        try (var files = Files.list(incoming)) {
            return files.count();
        }
    }
}
