package dev.lendport.partner;

import com.nimbusds.jwt.SignedJWT;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is for: one request, at one time.
 *
 * @param payloadMd5 32 hexadecimal digits; of no body, that of nothing
 */
record SignatureClaims(String payloadMd5, Instant timestamp, String method, String uri) {
    private static final long LATEST_SECOND = 253_402_300_799L;

    /** The claims of a token; refused with pointers into its payload when some are missing or of another form. */
    static Outcome<SignatureClaims> of(SignedJWT token) {
        var claims = token.getPayload().toJSONObject();
        if (claims == null) {
            return mismatch(List.of(FieldError.of("", "malformed")));
        }
        var errors = new ArrayList<FieldError>();
        var payloadMd5 = text(claims, "payload_md5", errors);
        var method = text(claims, "method", errors);
        var uri = text(claims, "uri", errors);
        var timestamp = timestamp(claims.get("timestamp"));
        if (timestamp == null) {
            errors.add(FieldError.of("/timestamp", claims.containsKey("timestamp") ? "invalid" : "required"));
        }
        return errors.isEmpty() && timestamp != null
                ? Outcome.done(new SignatureClaims(payloadMd5, timestamp, method, uri))
                : mismatch(errors);
    }

    private static Outcome<SignatureClaims> mismatch(List<FieldError> errors) {
        return Outcome.refused(Refusal.of(ProblemCode.SIGNATURE_MISMATCH).withErrors(errors));
    }

    /** Refused when their time is too far from another, before or after. */
    Outcome<SignatureClaims> madeAt(Instant now, Duration skew) {
        return Duration.between(timestamp, now).abs().compareTo(skew) <= 0
                ? Outcome.done(this)
                : Outcome.refused(ProblemCode.SIGNATURE_OUTDATED, skew.toSeconds(), now.toString());
    }

    /** Refused where they were made for another request; the body is left aside. */
    Outcome<SignatureClaims> madeFor(HttpServletRequest request) {
        var query = request.getQueryString();
        var target = request.getRequestURI() + (query == null ? "" : "?" + query);
        var errors = new ArrayList<FieldError>();
        if (!method.equals(request.getMethod())) {
            errors.add(FieldError.of("/method", "differs"));
        }
        if (!uri.equals(target)) {
            errors.add(FieldError.of("/uri", "differs"));
        }
        return errors.isEmpty() ? Outcome.done(this) : mismatch(errors);
    }

    private static String text(Map<String, Object> claims, String name, List<FieldError> errors) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        errors.add(FieldError.of("/" + name, claims.containsKey(name) ? "invalid" : "required"));
        return "";
    }

    /** RFC 3339, without an offset in UTC; or seconds since 1970 as JWT has them (RFC 7519, 2). */
    private static @Nullable Instant timestamp(@Nullable Object claim) {
        try {
            return switch (claim) {
                case String text -> instant(text);
                case Number number -> instant(new BigDecimal(number.toString()));
                case null, default -> null;
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            // The last of them: 1e400 is read as infinite.
            return null;
        }
    }

    private static Instant instant(String text) {
        var hasOffset = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})$");
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(BigDecimal seconds) {
        return seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(LATEST_SECOND)) > 0
                ? null
                : Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
