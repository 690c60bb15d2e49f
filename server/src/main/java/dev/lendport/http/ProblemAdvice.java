package dev.lendport.http;

import dev.lendport.caller.AccessRevokedException;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what an endpoint never saw, and what went wrong in one, into problem documents. */
@ControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @ExceptionHandler
    Answer refused(RefusedException refused, HttpServletRequest request) {
        return answer(refused.refusal(), request);
    }

    @ExceptionHandler
    Answer revoked(AccessRevokedException revoked, HttpServletRequest request) {
        return answer(Refusal.of(ProblemCode.UNAUTHENTICATED), request);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    Answer unknownPath(HttpServletRequest request) {
        return answer(Refusal.of(ProblemCode.NOT_FOUND), request);
    }

    @ExceptionHandler
    Answer wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        var offered = Objects.requireNonNullElse(wrong.getSupportedHttpMethods(), Set.of());
        return answer(Refusal.of(ProblemCode.METHOD_NOT_ALLOWED), request)
                .with("Allow", offered.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }

    @ExceptionHandler
    Answer wrongContentType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        return answer(Refusal.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE), request);
    }

    @ExceptionHandler
    Answer notAcceptable(HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
        return answer(Refusal.of(ProblemCode.NOT_ACCEPTABLE), request);
    }

    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void clientGone(IOException gone) {
        log.debug("client gone", gone);
    }

    @ExceptionHandler
    Answer failed(Exception failed, HttpServletRequest request) {
        return answer(refusalOf(failed, request), request);
    }

    /** What went wrong outside of any rule, here or in a filter; what is our fault is logged with its trace. */
    static Refusal refusalOf(Exception failed, HttpServletRequest request) {
        return switch (failed) {
            // Sent in a way that cannot be read: a broken escape in the query, a broken chunk in the body.
            case InvalidParameterException unreadable -> Refusal.invalid();
            case BadRequestException unreadable -> Refusal.invalid();
            // The pool is empty for too long, or the database is away: nothing was done, and trying again will help.
            case CannotCreateTransactionException away -> unavailable(away, request);
            case CannotGetJdbcConnectionException away -> unavailable(away, request);
            case QueryTimeoutException away -> unavailable(away, request);
            case TransientDataAccessResourceException away -> unavailable(away, request);
            case DataAccessException busy
            when isLockedOut(busy) -> {
                log.warn(
                        "{} {}: what it needs is held by another transaction",
                        request.getMethod(),
                        request.getRequestURI());
                yield Refusal.of(ProblemCode.HELD_BY_ANOTHER);
            }
            default -> {
                log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failed);
                yield Refusal.of(ProblemCode.INTERNAL_ERROR);
            }
        };
    }

    private static Refusal unavailable(Exception away, HttpServletRequest request) {
        log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), away.getMessage());
        return Refusal.of(ProblemCode.UNAVAILABLE);
    }

    /** Whether PostgreSQL gave up waiting for a lock; the transaction was rolled back. */
    private static boolean isLockedOut(DataAccessException failed) {
        return failed.getMostSpecificCause() instanceof SQLException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    private static Answer answer(Refusal refusal, HttpServletRequest request) {
        return Problems.answer(refusal, Exchange.of(request));
    }
}
