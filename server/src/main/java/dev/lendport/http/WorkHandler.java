package dev.lendport.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Does the {@link Work} that an endpoint returned, and sends its answer. What it throws is told by {@link ProblemAdvice}. */
final class WorkHandler implements HandlerMethodReturnValueHandler {
    private final Reads reads;
    private final Writes writes;

    WorkHandler(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Work.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        var response = request.getNativeResponse(HttpServletResponse.class);
        if (value instanceof Work work && response != null) {
            AnswerWriter.write(done(work), request.getNativeRequest(HttpServletRequest.class), response);
        }
    }

    private Answer done(Work work) throws IOException {
        return switch (work) {
            case Work.Read read -> reads.of(read);
            case Work.Write write -> writes.of(write);
            case Work.OfStaff write -> writes.of(write);
            case Work.WriteThenWait write -> writes.of(write);
            case Work.Ready ready -> ready.answer();
            case Work.Using<?> using -> done(using);
        };
    }

    private <R extends Closeable> Answer done(Work.Using<R> using) throws IOException {
        try (var opened = using.opening().open()) {
            return done(using.use().of(opened));
        }
    }
}
