package dev.lendport.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Sends an {@link Answer}; a GET whose tag the client already has is answered 304 without its body. */
final class AnswerWriter implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Answer.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        var response = request.getNativeResponse(HttpServletResponse.class);
        if (value instanceof Answer answer && response != null) {
            write(answer, request.getNativeRequest(HttpServletRequest.class), response);
        }
    }

    static void write(Answer answer, @Nullable HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.headers().forEach(response::setHeader);
        if (request != null && isUnchanged(answer, request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(answer.status());
        if (answer.body() instanceof Streamed streamed) {
            response.setContentLengthLong(streamed.length());
            stream(streamed, request, response);
            return;
        }
        if (answer.body() instanceof Poured poured) {
            if (request == null || !request.getMethod().equals("HEAD")) {
                poured.into(response.getOutputStream());
            }
            return;
        }
        var bytes = answer.bytes(pattern(request));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** The path as the contract writes it; none when no endpoint was found. */
    private static String pattern(@Nullable HttpServletRequest request) {
        return request != null
                        && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                                instanceof String matched
                ? matched
                : "";
    }

    private static void stream(Streamed streamed, @Nullable HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request != null && request.getMethod().equals("HEAD")) {
            return;
        }
        try (var source = streamed.source().open()) {
            source.transferTo(response.getOutputStream());
        }
    }

    private static boolean isUnchanged(Answer answer, HttpServletRequest request) {
        var known = request.getHeader("If-None-Match");
        var tag = answer.headers().get("ETag");
        if (known == null || tag == null || answer.status() != 200) {
            return false;
        }
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads && EntityTags.listed(known).anyMatch(listed -> listed.equals("*") || listed.equals(tag));
    }
}
