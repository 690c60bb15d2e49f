package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.portability.Permissions.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way for somebody to move a request: locks it, compares versions and asks the guard. */
// mortgage has a gate, too.
@Component("portabilityGate")
class Gate {
    private final ReceivedPortabilities portabilities;
    private final PortabilityDeadlines deadlines;

    Gate(ReceivedPortabilities portabilities, PortabilityDeadlines deadlines) {
        this.portabilities = portabilities;
        this.deadlines = deadlines;
    }

    /** A request that neither anybody nor time moves until the transaction ends. */
    Outcome<ReceivedPortability> lock(Caller caller, UUID key) {
        deadlines.hold(caller, key);
        return portabilities.findLocked(caller, key);
    }

    /** A locked request that the action is allowed with, or why it is not and until when it was. */
    Outcome<ReceivedPortability> open(Caller caller, UUID key, Precondition known, Action action, Instant now) {
        return lock(caller, key)
                .then(request -> known.refuses(request.version())
                        .<Outcome<ReceivedPortability>>map(Outcome::refused)
                        .orElseGet(() -> allowed(caller, request, action, now)));
    }

    private static Outcome<ReceivedPortability> allowed(
            Caller caller, ReceivedPortability request, Action action, Instant now) {
        var permissions = request.permissions(now);
        var verdict = permissions.verdict(action);
        var reason = verdict.reason();
        if (reason == null) {
            return Outcome.done(request);
        }
        var status = request.state().wire();
        var until = shown(verdict.until());
        var refusal = switch (reason) {
            case ALREADY_ANSWERED -> Refusal.of(ProblemCode.PORTABILITY_ALREADY_ANSWERED, answeredAt(request), until);
            case RELEASE_CLOSED -> Refusal.of(ProblemCode.PORTABILITY_RELEASE_CLOSED, until);
            case RETENTION_CLOSED -> Refusal.of(ProblemCode.PORTABILITY_RETENTION_CLOSED, until);
            case NO_EVIDENCE -> Refusal.of(ProblemCode.PORTABILITY_NO_EVIDENCE, status);
            case NOT_RELEASED -> Refusal.of(ProblemCode.PORTABILITY_NOT_RELEASED, status);
            case SETTLEMENT_CLOSED -> Refusal.of(ProblemCode.PORTABILITY_SETTLEMENT_CLOSED, until);
            case CLOSED -> Refusal.of(ProblemCode.PORTABILITY_CLOSED, status);
            case NOT_YET -> throw new IllegalStateException("only time does " + action + " and it asks the guard");
        };
        return Outcome.refused(
                switch (caller.actor().kind()) {
                    case BROKER_USER, BORROWER, SYSTEM -> explained(refusal, request, verdict, permissions);
                    case STAFF -> refusal.with("allowedActions", permissions.allowedTo(Action.By.LENDER));
                });
    }

    private static Refusal explained(
            Refusal refusal, ReceivedPortability request, Verdict verdict, Permissions permissions) {
        var more = refusal.with("received_portability_status", request.state().wire())
                .with("allowed_actions", permissions.allowedTo(Action.By.PARTNER));
        var answer = request.answer();
        if (answer != null) {
            more = more.with("response", answer.response().wire()).with("responded_at", seconds(answer.at()));
        }
        return verdict.until() == null ? more : more.with("until", seconds(verdict.until()));
    }

    private static String answeredAt(ReceivedPortability request) {
        var answer = request.answer();
        return answer == null ? "" : shown(answer.at());
    }

    private static String shown(@Nullable Instant instant) {
        return instant == null ? "" : seconds(instant).toString();
    }

    static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
