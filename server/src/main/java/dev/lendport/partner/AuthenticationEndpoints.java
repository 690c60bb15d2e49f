package dev.lendport.partner;

import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Problems;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Sign-in of brokers and of staff. Every failure gets the same answer. */
@Controller
class AuthenticationEndpoints {
    private static final int LONGEST_CREDENTIAL = 200;

    private final SignIn signIn;
    private final SignInLimits limits;

    AuthenticationEndpoints(SignIn signIn, SignInLimits limits) {
        this.signIn = signIn;
        this.limits = limits;
    }

    record Token(String sessionToken) {}

    record StaffCredentials(String email, String password) {}

    @PostMapping(path = "/v1/authentication", produces = Answer.JSON)
    Answer broker(Call call, HttpServletRequest request) {
        var credentials = new SignIn.Credentials(
                header(request, "xClientID"),
                header(request, "xClientSecret"),
                header(request, "xBrokerUID"),
                header(request, "xUsername"));
        return limited(call, request, credentials.clientId(), () -> signIn.broker(credentials));
    }

    @PostMapping(path = "/backoffice/authentication", consumes = Answer.JSON, produces = Answer.JSON)
    Answer staff(Call call, HttpServletRequest request) {
        var credentials = call.body(StaffCredentials.class);
        return limited(
                call,
                request,
                credentials.email().toLowerCase(Locale.ROOT),
                () -> signIn.staff(credentials.email(), credentials.password()));
    }

    private Answer limited(Call call, HttpServletRequest request, String name, Supplier<Optional<String>> attempt) {
        var address = request.getRemoteAddr();
        var wait = limits.secondsToWait(address, name);
        if (wait.isPresent()) {
            return Problems.answer(Refusal.later(ProblemCode.TOO_MANY_REQUESTS, wait.getAsLong()), call.exchange());
        }
        return attempt.get().map(token -> Answer.ok(new Token(token))).orElseGet(() -> {
            limits.failed(address, name);
            return Problems.answer(Refusal.of(ProblemCode.UNAUTHENTICATED), call.exchange());
        });
    }

    /** A credential that is missing or too long to be one counts as wrong. */
    private static String header(HttpServletRequest request, String name) {
        var value = Objects.requireNonNullElse(request.getHeader(name), "");
        return value.length() <= LONGEST_CREDENTIAL ? value : "";
    }
}
