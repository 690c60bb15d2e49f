package dev.lendport.partner;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.http.Exchange;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives an endpoint its {@link Caller}, or the member of staff as an {@link Actor}. */
final class SignedInResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (request == null || !(authentication instanceof SessionFilter.SignedIn signedIn)) {
            throw new RefusedException(Refusal.of(ProblemCode.UNAUTHENTICATED));
        }
        var wanted = parameter.getParameterType();
        return switch (signedIn.session()) {
            case Session.OfBroker broker
            when wanted == Caller.class -> broker.caller(Exchange.of(request).language());
            case Session.OfStaff staff when wanted == Actor.class -> staff.member();
            case Session.OfBroker broker -> throw new RefusedException(Refusal.of(ProblemCode.NOT_ALLOWED));
            case Session.OfStaff staff -> throw new RefusedException(Refusal.of(ProblemCode.NOT_ALLOWED));
        };
    }
}
