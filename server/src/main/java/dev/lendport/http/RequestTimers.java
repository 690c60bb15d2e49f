package dev.lendport.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts and times requests as {@code http.server.requests}, with the tags and values that Spring's own observation has,
 * so that dashboards made for Spring find them. There are as many timers as there are operations and statuses: what a
 * client makes up, a path or a method, becomes no tag.
 */
final class RequestTimers {
    private static final String UNKNOWN = "UNKNOWN";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final MeterRegistry meters;
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();

    RequestTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Series(String method, String uri, int status) {
        static Series of(HttpServletRequest request, HttpServletResponse response) {
            int status = response.getStatus();
            return new Series(
                    METHODS.contains(request.getMethod()) ? request.getMethod() : UNKNOWN,
                    request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                            ? pattern
                            : uriWithoutPattern(status),
                    status);
        }

        private static String uriWithoutPattern(int status) {
            return switch (status / 100) {
                case 3 -> "REDIRECTION";
                case 4 -> status == HttpServletResponse.SC_NOT_FOUND ? "NOT_FOUND" : UNKNOWN;
                default -> UNKNOWN;
            };
        }

        String outcome() {
            return switch (status / 100) {
                case 1 -> "INFORMATIONAL";
                case 2 -> "SUCCESS";
                case 3 -> "REDIRECTION";
                case 4 -> "CLIENT_ERROR";
                case 5 -> "SERVER_ERROR";
                default -> UNKNOWN;
            };
        }
    }

    void record(HttpServletRequest request, HttpServletResponse response, long nanoseconds) {
        var series = Series.of(request, response);
        var known = timers.get(series);
        var timer = known != null ? known : timers.computeIfAbsent(series, this::timer);
        timer.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .tag("method", series.method())
                .tag("uri", series.uri())
                .tag("status", Integer.toString(series.status()))
                .tag("outcome", series.outcome())
                .register(meters);
    }
}
