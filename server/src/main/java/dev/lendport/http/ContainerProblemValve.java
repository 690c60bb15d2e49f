package dev.lendport.http;

import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the container itself refuses (a request line it cannot read) is told as a problem too, not as a page. */
final class ContainerProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ContainerProblemValve.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var code = switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405, 501 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 413 -> ProblemCode.TOO_LARGE;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
        try {
            Problems.write(Refusal.of(code, ""), request.getRequest(), response.getResponse());
        } catch (IOException gone) {
            log.debug("client gone", gone);
        }
    }
}
