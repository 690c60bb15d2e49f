package dev.lendport.partner;

import dev.lendport.http.OutPortability;
import dev.lendport.http.Problems;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the bearer token of a request for the session it stands for, or on the paths of out portability the partner's
 * own signature for the session of its key.
 */
final class SessionFilter extends OncePerRequestFilter {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_TOKEN = 200;

    private final Sessions sessions;
    private final SignedRequests signedRequests;

    SessionFilter(Sessions sessions, SignedRequests signedRequests) {
        this.sessions = sessions;
        this.signedRequests = signedRequests;
    }

    /** A session as Spring Security sees it; its roles are not authorities, but held against the contract. */
    static final class SignedIn extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1L;

        private final transient Session session;

        SignedIn(Session session) {
            super(List.of());
            this.session = session;
            setAuthenticated(true);
        }

        Session session() {
            return session;
        }

        @Override
        public @Nullable Object getCredentials() {
            return null;
        }

        @Override
        public Object getPrincipal() {
            return session;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (session(request)) {
            case Outcome.Refused<Optional<Session>>(var refusal) -> {
                Problems.write(refusal, request, response);
                return;
            }
            case Outcome.Done<Optional<Session>>(var session) ->
                session.ifPresent(found -> {
                    var context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new SignedIn(found));
                    SecurityContextHolder.setContext(context);
                });
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Nobody, somebody, or why a signature or the want of one does not pass. */
    private Outcome<Optional<Session>> session(HttpServletRequest request) {
        // Decoded as the paths of the endpoints are; what is encoded otherwise is the same path.
        var isOutPortability = OutPortability.includes(request.getServletPath());
        if (isOutPortability && request.getHeader(SignedRequests.CLIENT_KEY) != null) {
            return signedRequests.check(request).map(Optional::of);
        }
        var found = bearer(request);
        var mustSign = found.orElse(null) instanceof Session.OfBroker broker && broker.signing() == Signing.REQUIRED;
        return isOutPortability && mustSign
                ? Outcome.refused(ProblemCode.SIGNED_REQUEST_REQUIRED)
                : Outcome.done(found);
    }

    private Optional<Session> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null
                        && header.length() <= LONGEST_TOKEN
                        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? sessions.find(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
