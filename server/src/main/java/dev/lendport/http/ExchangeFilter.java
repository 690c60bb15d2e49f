package dev.lendport.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The outermost filter: gives every exchange its id and the headers every answer carries, counts and times it. Its meters
 * are looked up once per operation, because observations per request would cost more than the request itself.
 */
final class ExchangeFilter extends OncePerRequestFilter {
    private final MeterRegistry meters;
    private final ConcurrentMap<String, Timer> timers = new ConcurrentHashMap<>();

    ExchangeFilter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        var exchange = Exchange.begin(request);
        response.setHeader("X-Request-Id", exchange.requestId());
        response.setHeader("Content-Language", exchange.language().tag());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        MDC.put("traceId", exchange.traceId());
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failed) {
            if (response.isCommitted()) {
                throw failed;
            }
            Problems.write(ProblemAdvice.refusalOf(failed, request), request, response);
        } finally {
            MDC.remove("traceId");
            timer(request, response).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(HttpServletRequest request, HttpServletResponse response) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String matched
                ? request.getMethod() + " " + matched
                : "none";
        var status = response.getStatus();
        return timers.computeIfAbsent(
                pattern + " " + status,
                key -> Timer.builder("lendport.http.requests")
                        .tag("operation", pattern)
                        .tag("status", Integer.toString(status))
                        .register(meters));
    }
}
