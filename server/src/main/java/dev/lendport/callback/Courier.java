package dev.lendport.callback;

import dev.lendport.callback.Attempt.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Carries one message to one receiver. A host is resolved once, every address of it is checked, and the connection goes
 * to a checked address with the host's name in SNI, certificate check and {@code Host}. No redirect is followed, no
 * cookie kept, no proxy asked. One time limit covers the whole exchange, so a receiver that drips holds nothing longer
 * than one that hangs.
 */
final class Courier implements AutoCloseable {
    private static final int MOST_READ_BYTES = 65_536;
    private static final int MOST_KEPT_BYTES = 4_096;
    private static final int LONGEST_HEADER_BYTES = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final Timeout IDLE = Timeout.ofSeconds(20);
    /** An address is looked up again at least so often. */
    private static final Timeout LONGEST_CONNECTION = Timeout.ofMinutes(1);

    private static final ContentType JSON = ContentType.create("application/json");

    private final CloseableHttpClient client;
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration limit;

    Courier(Reach reach, CallbackSettings settings, SSLContext tls) {
        this.limit = settings.exchangeLimit();
        var timeout = Timeout.of(limit);
        this.client = HttpClients.custom()
                .setConnectionManager(connections(reach, settings, tls))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setUserAgent("Lendport")
                .evictIdleConnections(TimeValue.ofSeconds(IDLE.toSeconds()))
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            Reach reach, CallbackSettings settings, SSLContext tls) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses(reach))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_HEADER_BYTES)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxEmptyLineCount(2)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.exchangeLimit()))
                        .setSocketTimeout(Timeout.of(settings.exchangeLimit()))
                        .setTimeToLive(LONGEST_CONNECTION)
                        .setIdleTimeout(IDLE)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(settings.concurrency())
                .setMaxConnTotal(settings.concurrency())
                .build();
    }

    private record CheckedAddresses(Reach reach) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return reach.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Posts a JSON body; always comes back within the time limit. */
    Attempt carry(URI to, Map<String, String> headers, byte[] body) throws InterruptedException {
        long begun = System.nanoTime();
        var post = new HttpPost(to);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, JSON));
        // A thread of its own, because a name server that does not answer cannot be interrupted.
        var exchange = exchanges.submit(() -> client.execute(post, answer -> read(answer, begun)));
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return Attempt.unanswered(Outcome.TIMED_OUT, millisecondsSince(begun));
        } catch (ExecutionException failed) {
            return Attempt.unanswered(outcome(failed.getCause()), millisecondsSince(begun));
        } finally {
            if (!exchange.isDone()) {
                post.abort();
                exchange.cancel(true);
            }
        }
    }

    private static Attempt read(ClassicHttpResponse answer, long begun) throws IOException {
        int status = answer.getCode();
        var kept = new byte[0];
        var entity = answer.getEntity();
        if (entity != null) {
            var content = entity.getContent();
            kept = content.readNBytes(MOST_KEPT_BYTES);
            var rest = content.readNBytes(MOST_READ_BYTES - kept.length);
            if (kept.length + rest.length == MOST_READ_BYTES) {
                // There may be more: the connection is closed with it unread.
                answer.close();
            }
        }
        var retryAfter = answer.getFirstHeader("Retry-After");
        return new Attempt(
                status >= 200 && status < 300 ? Outcome.DELIVERED : Outcome.REFUSED,
                status,
                millisecondsSince(begun),
                printable(kept),
                retryAfter == null ? null : retryAfter.getValue());
    }

    private static int millisecondsSince(long begun) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** As text that a database stores: no control characters but line ends, and again within the limit. */
    static @Nullable String printable(byte[] bytes) {
        if (bytes.length == 0) {
            return null;
        }
        var text = new StringBuilder();
        int size = 0;
        var points = new String(bytes, StandardCharsets.UTF_8).codePoints().iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            if (Character.isISOControl(point) && point != '\n' && point != '\t' && point != '\r') {
                point = '\ufffd';
            }
            size += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (size > MOST_KEPT_BYTES) {
                break;
            }
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static Outcome outcome(@Nullable Throwable failed) {
        return switch (failed) {
            case OutOfReachException forbidden -> Outcome.FORBIDDEN_ADDRESS;
            case UnknownHostException unknown -> Outcome.UNREACHABLE;
            case ConnectException refused -> Outcome.UNREACHABLE;
            case NoRouteToHostException away -> Outcome.UNREACHABLE;
            case SocketTimeoutException slow -> Outcome.TIMED_OUT;
            case InterruptedIOException slow -> Outcome.TIMED_OUT;
            case SSLException untrusted -> Outcome.TLS_FAILED;
            case null -> Outcome.BROKEN_ANSWER;
            default -> Outcome.BROKEN_ANSWER;
        };
    }

    @Override
    public void close() {
        exchanges.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
