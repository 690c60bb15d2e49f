package dev.lendport.http;

import dev.lendport.outcome.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request before anything else: its id, its trace and the language of the answer.
 *
 * @param requestId the caller's {@code X-Request-Id}, or one made here
 * @param traceId the trace of a W3C {@code traceparent} header, or one made here: 32 hexadecimal digits
 */
public record Exchange(String requestId, String traceId, Language language, String path) {
    private static final String ATTRIBUTE = Exchange.class.getName();
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    static Exchange begin(HttpServletRequest request) {
        var made = UUID.randomUUID();
        var exchange = new Exchange(
                requestId(request.getHeader("X-Request-Id"), made),
                traceId(request.getHeader("traceparent"), made),
                Language.preferredBy(request.getHeader("Accept-Language")),
                // Null when the container could not read the request's first line.
                Objects.requireNonNullElse(request.getRequestURI(), ""));
        request.setAttribute(ATTRIBUTE, exchange);
        return exchange;
    }

    public static Exchange of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange begun ? begun : begin(request);
    }

    private static String requestId(@Nullable String given, UUID made) {
        return given != null && REQUEST_ID.matcher(given).matches() ? given : made.toString();
    }

    private static String traceId(@Nullable String traceparent, UUID made) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? matcher.group(1) : made.toString().replace("-", "");
    }
}
