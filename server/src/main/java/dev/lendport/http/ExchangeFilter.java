package dev.lendport.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: gives every exchange its id and the headers every answer carries, counts and times it. Its meters
 * are looked up once per operation, because observations per request would cost more than the request itself.
 */
final class ExchangeFilter extends OncePerRequestFilter {
    private final RequestTimers timers;

    ExchangeFilter(MeterRegistry meters) {
        this.timers = new RequestTimers(meters);
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
            timers.record(request, response, System.nanoTime() - begun);
        }
    }
}
