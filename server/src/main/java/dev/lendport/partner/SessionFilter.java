package dev.lendport.partner;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the bearer token of a request for the session it stands for. */
final class SessionFilter extends OncePerRequestFilter {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_TOKEN = 200;

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A session as Spring Security sees it: its roles are its authorities. */
    static final class SignedIn extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1L;

        private final transient Session session;

        SignedIn(Session session) {
            super(AuthorityUtils.createAuthorityList(
                    switch (session) {
                        case Session.OfBroker broker -> new String[] {"ROLE_BROKER"};
                        case Session.OfStaff staff ->
                            staff.roles().stream()
                                    .map(role -> "ROLE_" + role.toUpperCase(Locale.ROOT))
                                    .toArray(String[]::new);
                    }));
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
        var header = request.getHeader("Authorization");
        if (header != null
                && header.length() <= LONGEST_TOKEN
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            sessions.find(header.substring(SCHEME.length()).strip()).ifPresent(session -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new SignedIn(session));
                SecurityContextHolder.setContext(context);
            });
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
