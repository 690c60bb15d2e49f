package dev.lendport.partner;

import dev.lendport.openapi.ApiOperation;
import dev.lendport.openapi.OpenApi;
import dev.lendport.openapi.Routed;
import dev.lendport.outcome.ProblemCode;
import java.util.Collections;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets through what the contract has, to whom its {@code x-roles} name. What the contract does not have never reaches an
 * endpoint; only who has signed in is told so.
 */
final class Admission implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);

    private final OpenApi contract;

    Admission(OpenApi contract) {
        this.contract = contract;
    }

    /**
     * Why a request is turned away.
     *
     * @param allow the methods that the path has; empty unless the problem is the method
     */
    record Denied(ProblemCode code, String allow) implements AuthorizationResult {
        static final Denied NOT_ALLOWED = new Denied(ProblemCode.NOT_ALLOWED, "");
        static final Denied NOT_FOUND = new Denied(ProblemCode.NOT_FOUND, "");

        @Override
        public boolean isGranted() {
            return false;
        }
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return switch (contract.route(request)) {
            case Routed.To(var operation) when mayCall(operation.roles(), authentication) -> GRANTED;
            case Routed.To to -> Denied.NOT_ALLOWED;
            case Routed.WrongMethod wrong when !mayCall(wrong.roles(), authentication) -> Denied.NOT_ALLOWED;
            case Routed.WrongMethod wrong when HttpMethod.OPTIONS.matches(request.getMethod()) -> GRANTED;
            case Routed.WrongMethod wrong -> new Denied(ProblemCode.METHOD_NOT_ALLOWED, wrong.allow());
            case Routed.Nowhere nowhere -> {
                signedIn(authentication);
                yield Denied.NOT_FOUND;
            }
        };
    }

    private static boolean mayCall(Set<String> roles, Supplier<? extends @Nullable Authentication> authentication) {
        return roles.contains(ApiOperation.PUBLIC)
                || !Collections.disjoint(
                        roles, signedIn(authentication).session().roles());
    }

    /** Asking for one who has not signed in ends the request as unauthenticated. */
    private static SessionFilter.SignedIn signedIn(Supplier<? extends @Nullable Authentication> authentication) {
        if (authentication.get() instanceof SessionFilter.SignedIn signedIn) {
            return signedIn;
        }
        throw new AuthenticationCredentialsNotFoundException("nobody");
    }
}
