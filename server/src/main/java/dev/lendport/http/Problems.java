package dev.lendport.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells a refusal as {@code application/problem+json} (RFC 9457). The only place that knows HTTP status codes of errors. */
public final class Problems {
    private static final String DEFAULT_RETRY_AFTER_SECONDS = "1";
    private static final int MOST_ERRORS_TOLD = 100;
    private static final Texts TEXTS = Texts.of("problems");

    private Problems() {}

    /** The six-digit code and the text of it, as the partner API has in every answer to a write. */
    public record OperationStatus(String operationStatusCode, String operationStatusMessage) {}

    record ErrorBody(String pointer, String code, String message) {}

    @JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "traceId", "errors"})
    record Body(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            String code,
            String traceId,
            List<ErrorBody> errors,
            @JsonAnyGetter Map<String, Object> members) {}

    public static Answer answer(Refusal refusal, Exchange exchange) {
        var code = refusal.code();
        var language = exchange.language();
        var detail = TEXTS.text(
                language, "problem." + code.code(), refusal.arguments().toArray());
        var extensions = new LinkedHashMap<>(refusal.extensions());
        var currentVersion = extensions.remove(Refusal.CURRENT_VERSION);
        var retryAfter = extensions.remove(Refusal.RETRY_AFTER_SECONDS);
        var body = new Body(
                "/docs/problems.html#" + code.code(),
                TEXTS.text(language, "family." + code.family().name().toLowerCase(Locale.ROOT)),
                status(code),
                detail,
                exchange.path(),
                code.code(),
                exchange.traceId(),
                refusal.errors().stream()
                        .limit(MOST_ERRORS_TOLD)
                        .map(error -> told(error, language))
                        .toList(),
                members(refusal, exchange, detail, extensions));
        var answer = new Answer(status(code), Map.of("Content-Type", Answer.PROBLEM), body);
        if (currentVersion instanceof Long number) {
            answer = answer.version(new Version(number, language));
        }
        return switch (code.family()) {
            case TOO_MANY, UNAVAILABLE ->
                answer.with("Retry-After", retryAfter == null ? DEFAULT_RETRY_AFTER_SECONDS : retryAfter.toString());
            case CONFLICT -> retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
            case UNAUTHENTICATED -> answer.with("WWW-Authenticate", "Bearer");
            case INVALID,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD,
                    NOT_ACCEPTABLE,
                    STALE,
                    TOO_SLOW,
                    TOO_LARGE,
                    MEDIA_TYPE,
                    RANGE,
                    KEY_REUSED,
                    INTERNAL -> answer;
        };
    }

    /** What each half of the API adds: the partners' their six digits, out portability its two languages. */
    private static Map<String, Object> members(
            Refusal refusal, Exchange exchange, String detail, Map<String, Object> extensions) {
        var members = new LinkedHashMap<String, Object>();
        if (OutPortability.includes(exchange.path())) {
            var key = "problem." + refusal.code().code();
            var arguments = refusal.arguments().toArray();
            members.put("description", TEXTS.text(Language.EN, key, arguments));
            members.put("translation", TEXTS.text(Language.PT, key, arguments));
            members.put("extra_fields", extensions);
        } else {
            members.put("operationStatus", new OperationStatus(refusal.code().operationStatusCode(), detail));
            members.putAll(extensions);
        }
        return members;
    }

    /** Writes a refusal outside of an endpoint: in a filter, or for the container. */
    public static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AnswerWriter.write(answer(refusal, Exchange.of(request)), null, response);
    }

    private static ErrorBody told(FieldError error, Language language) {
        return new ErrorBody(
                error.pointer(),
                error.code(),
                TEXTS.text(language, "field." + error.code(), error.arguments().toArray()));
    }

    /** The text of a code, its placeholders unfilled: for the reference. */
    static String pattern(ProblemCode code, Language language) {
        return TEXTS.pattern(language, "problem." + code.code());
    }

    static int status(ProblemCode code) {
        return switch (code.family()) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD -> 405;
            case NOT_ACCEPTABLE -> 406;
            case TOO_SLOW -> 408;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case MEDIA_TYPE -> 415;
            case RANGE -> 416;
            case KEY_REUSED -> 422;
            case TOO_MANY -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}
