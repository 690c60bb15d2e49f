package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.lendport.Patience;
import dev.lendport.callback.Attempt.Outcome;
import dev.lendport.caller.Mode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange with each receiver of the zoo. */
class CourierTest {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final byte[] BODY = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final Courier courier = courier(Patience.LIMIT, "", CourierTest::named);
    private final CountDownLatch over = new CountDownLatch(1);

    private static Courier courier(Duration limit, String trusted, Reach.Names names) {
        var settings = Settings.of(limit, trusted);
        return new Courier(Reach.of(Mode.SANDBOX, settings, names), settings, Authorities.trusting(trusted));
    }

    private static InetAddress[] named(String host) throws UnknownHostException {
        return host.endsWith(".test") ? InetAddress.getAllByName("localhost") : InetAddress.getAllByName(host);
    }

    @AfterEach
    void close() {
        over.countDown();
        courier.close();
    }

    private Attempt carry(String url) {
        return carry(courier, url);
    }

    private static Attempt carry(Courier by, String url) {
        try {
            return by.carry(URI.create(url), Map.of("webhook-id", "a"), BODY);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** A server that does with a connection what HTTP servers do not. */
    private Attempt carryToSocket(Speaker speaker) throws IOException {
        return carryToSocket(courier, speaker);
    }

    /** To one that would keep a courier for ever. */
    private static Attempt carryInShortTime(Speaker speaker) throws IOException {
        try (var inAHurry = courier(SHORT, "", CourierTest::named)) {
            return carryToSocket(inAHurry, speaker);
        }
    }

    private static Attempt carryToSocket(Courier by, Speaker speaker) throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    readRequest(socket);
                    speaker.speak(socket, socket.getOutputStream());
                } catch (IOException gone) {
                    // The courier had enough.
                }
            });
            return carry(by, "http://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    @FunctionalInterface
    private interface Speaker {
        void speak(Socket socket, OutputStream out) throws IOException;
    }

    private static void readRequest(Socket socket) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf("{\"a\": 1}") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return;
            }
            seen.append((char) next);
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private boolean isOver(long milliseconds) {
        try {
            return over.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void hang() {
        isOver(2 * Patience.LIMIT.toMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void every_2xx_is_success(int status) {
        try (var receiver = TestReceiver.ofAnythingThat(
                (exchange, n) -> TestReceiver.answer(exchange, status, status == 204 ? "" : "thanks"))) {
            var attempt = carry(receiver.url());

            assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.answer()).isEqualTo(status == 204 ? null : "thanks");
            var request = receiver.received().getFirst();
            assertThat(request.body()).isEqualTo("{\"a\": 1}");
            assertThat(request.headers().firstValue("content-type")).contains("application/json");
            assertThat(request.headers().map()).doesNotContainKeys("cookie", "authorization", "accept-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 410, 429, 500, 502, 503, 504})
    void every_other_status_is_refused_and_no_redirect_is_followed(int status) {
        try (var elsewhere = TestReceiver.answering(200);
                var receiver = TestReceiver.ofAnythingThat((exchange, n) -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.url());
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"a\"");
                    exchange.getResponseHeaders().set("Retry-After", "17");
                    exchange.getResponseHeaders().set("Set-Cookie", "a=b");
                    TestReceiver.answer(exchange, status, "no");
                })) {
            var attempt = carry(receiver.url());

            assertThat(attempt.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.retryAfter()).isEqualTo("17");
            assertThat(attempt.isGone()).isEqualTo(status == 410);
            assertThat(elsewhere.received()).isEmpty();
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void a_receiver_that_hangs_is_left_at_the_limit() throws IOException {
        var attempt = carryInShortTime((socket, out) -> hang());

        assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(attempt.latencyMilliseconds()).isGreaterThan(600);
    }

    @Test
    void a_receiver_that_drips_is_left_at_the_limit() throws IOException {
        var attempt = carryInShortTime((socket, out) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            do {
                say(out, ".");
            } while (!isOver(100));
        });

        assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(attempt.latencyMilliseconds()).isGreaterThan(600);
    }

    @Test
    void headers_that_drip_are_left_at_the_limit() throws IOException {
        var attempt = carryInShortTime((socket, out) -> {
            do {
                say(out, "HTTP/1.1 100 Continue\r\n\r\n");
            } while (!isOver(100));
        });

        assertThat(attempt.outcome()).isNotEqualTo(Outcome.DELIVERED);
    }

    @Test
    void of_an_endless_body_64_kilobytes_are_read_and_4_kept() throws IOException {
        var written = new AtomicInteger();
        var done = new CountDownLatch(1);
        var attempt = carryToSocket((socket, out) -> {
            try {
                socket.setSendBufferSize(4_096);
                say(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                var chunk = new byte[1_024];
                while (true) {
                    out.write(chunk);
                    written.addAndGet(chunk.length);
                }
            } finally {
                done.countDown();
            }
        });

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(String.valueOf(attempt.answer()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(4_096);
        awaitQuietly(done);
        // What the systems' buffers swallowed beyond what was read stays bounded.
        assertThat(written.get()).isLessThan(8_000_000);
    }

    private static void awaitQuietly(CountDownLatch done) {
        try {
            assertThat(done.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void huge_or_many_headers_are_not_read_to_their_end() throws IOException {
        var huge = carryToSocket((socket, out) ->
                say(out, "HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n"));
        var many = carryToSocket((socket, out) ->
                say(out, "HTTP/1.1 200 OK\r\n" + "X-A: a\r\n".repeat(10_000) + "Content-Length: 0\r\n\r\n"));

        assertThat(huge.outcome()).isEqualTo(Outcome.BROKEN_ANSWER);
        assertThat(many.outcome()).isEqualTo(Outcome.BROKEN_ANSWER);
    }

    @Test
    void resets_cut_answers_and_what_is_not_http_are_broken_answers() throws IOException {
        var reset = carryToSocket((socket, out) -> linger(socket));
        var closed = carryToSocket((socket, out) -> {});
        var cut = carryToSocket((socket, out) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
        var noHttp = carryToSocket((socket, out) -> say(out, "220 mail.example ESMTP\r\n"));

        assertThat(reset.outcome()).isEqualTo(Outcome.BROKEN_ANSWER);
        assertThat(closed.outcome()).isEqualTo(Outcome.BROKEN_ANSWER);
        assertThat(cut.outcome()).isEqualTo(Outcome.BROKEN_ANSWER);
        assertThat(noHttp.outcome()).isNotEqualTo(Outcome.DELIVERED);
    }

    private static void linger(Socket socket) throws SocketException {
        socket.setSoLinger(true, 0);
    }

    @Test
    void a_closed_port_and_an_unknown_host_are_unreachable() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(carry("http://127.0.0.1:" + port).outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(carry("https://nowhere.invalid/").outcome()).isIn(Outcome.UNREACHABLE, Outcome.TIMED_OUT);
    }

    @Test
    void a_name_server_that_does_not_answer_is_left_at_the_limit() throws InterruptedException {
        try (var inAHurry = courier(SHORT, "", host -> {
            hang();
            return new InetAddress[0];
        })) {
            var attempt = inAHurry.carry(URI.create("https://slow.example/"), Map.of(), BODY);

            assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
        }
    }

    @Test
    void only_a_certificate_of_a_known_authority_for_the_very_host_will_do() throws Exception {
        var certificate = TestCertificate.make(folder, "right.test");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/", exchange -> {
            try (exchange) {
                TestReceiver.answer(
                        exchange,
                        200,
                        String.valueOf(exchange.getRequestHeaders().getFirst("Host")));
            }
        });
        server.start();
        var port = server.getAddress().getPort();
        try (var trusting = courier(Patience.LIMIT, certificate.pem().toString(), CourierTest::named)) {
            var right = trusting.carry(URI.create("https://right.test:" + port + "/"), Map.of(), BODY);
            var wrong = trusting.carry(URI.create("https://wrong.test:" + port + "/"), Map.of(), BODY);
            var address = trusting.carry(URI.create("https://127.0.0.1:" + port + "/"), Map.of(), BODY);
            var stranger = carry("https://right.test:" + port + "/");

            assertThat(right.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(right.answer()).isEqualTo("right.test:" + port);
            assertThat(wrong.outcome()).isEqualTo(Outcome.TLS_FAILED);
            assertThat(address.outcome()).isEqualTo(Outcome.TLS_FAILED);
            assertThat(stranger.outcome()).isEqualTo(Outcome.TLS_FAILED);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_is_not_text_is_kept_as_text() {
        assertThat(Courier.printable(new byte[] {0, 'a', 7, '\n', (byte) 0xff})).isEqualTo("\ufffda\ufffd\n\ufffd");
        assertThat(Courier.printable(new byte[0])).isNull();
    }
}
