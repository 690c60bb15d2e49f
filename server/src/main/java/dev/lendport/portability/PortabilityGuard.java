package dev.lendport.portability;

import dev.lendport.casework.CaseRules;
import dev.lendport.casework.Verdicts;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine: says of each action whether it may be done now, and if not, why and until when it was possible.
 *
 * <p>Source of the cut-offs: the partner's release is taken until 10:00 and the evidence of a retention until 18:00 of the
 * fourth business day after receipt; the payment until 18:30 of the business day after the release.
 */
final class PortabilityGuard implements CaseRules<ReceivedPortability, PortabilityAction> {
    static final PortabilityGuard RULES = new PortabilityGuard();

    private PortabilityGuard() {}

    @Override
    public Verdicts<PortabilityAction> judge(ReceivedPortability request, Instant now) {
        return Verdicts.of(
                PortabilityAction.class,
                action -> {
                    var against = reasonAgainst(action, request, now);
                    return against == null ? List.of() : List.of(against);
                },
                action -> until(action, request.cutOffs()));
    }

    /**
     * The stored state. Past a cut-off, before its deadline has fired, what comes is not certain yet: a calendar that was
     * loaded meanwhile moves the deadline instead, the proponent may still withdraw, and a balance that silence releases
     * is not reckoned before. The actions say by themselves what the cut-off has ended.
     */
    @Override
    public PortabilityState shownState(ReceivedPortability request, Instant now) {
        return request.state();
    }

    /**
     * Whether time does now what it was to do.
     *
     * @throws IllegalStateException when it is too early, so that the deadline stays and comes again
     */
    boolean isDue(PortabilityAction action, ReceivedPortability request, Instant now) {
        var verdict = judge(request, now).of(action);
        for (var reason : verdict.reasons()) {
            if (reason.code() == ProblemCode.PORTABILITY_NOT_YET) {
                throw new IllegalStateException(
                        action + " of " + request.key() + " is not due before " + verdict.until());
            }
        }
        return verdict.allowed();
    }

    private static @Nullable Refusal reasonAgainst(PortabilityAction action, ReceivedPortability request, Instant now) {
        if (request.state().isFinal()) {
            return Refusal.of(ProblemCode.PORTABILITY_CLOSED, request.state());
        }
        var until = until(action, request.cutOffs());
        return switch (action) {
            case RETAIN -> againstAnswer(request, until, ProblemCode.PORTABILITY_RETENTION_CLOSED, now);
            case RELEASE -> againstAnswer(request, until, ProblemCode.PORTABILITY_RELEASE_CLOSED, now);
            case APPROVE_EVIDENCE, REFUSE_EVIDENCE ->
                request.state() == PortabilityState.WAITING_VALIDATION
                        ? null
                        : Refusal.of(ProblemCode.PORTABILITY_NO_EVIDENCE, request.state());
            case PAY, REJECT_PAYMENT ->
                until == null ? notReleased(request) : isOver(until, now) ? settlementClosed(until) : null;
            case CANCEL_BY_PROPONENT -> null;
            case SILENCE -> request.answer() != null ? alreadyAnswered(request, until) : notYet(until, now);
            case NOT_PAID -> until == null ? notReleased(request) : notYet(until, now);
        };
    }

    /** A release that silence brought about was nobody's answer: what stands in the way of one then is the time. */
    private static @Nullable Refusal againstAnswer(
            ReceivedPortability request, @Nullable Instant until, ProblemCode tooLate, Instant now) {
        var answer = request.answer();
        if (answer != null && answer.response().isThePartners()) {
            return alreadyAnswered(request, until);
        }
        return answer != null || isOver(until, now) ? Refusal.of(tooLate, shown(until)) : null;
    }

    private static Refusal alreadyAnswered(ReceivedPortability request, @Nullable Instant until) {
        var answer = request.answer();
        return Refusal.of(
                ProblemCode.PORTABILITY_ALREADY_ANSWERED, shown(answer == null ? null : answer.at()), shown(until));
    }

    private static Refusal notReleased(ReceivedPortability request) {
        return Refusal.of(ProblemCode.PORTABILITY_NOT_RELEASED, request.state());
    }

    private static Refusal settlementClosed(Instant until) {
        return Refusal.of(ProblemCode.PORTABILITY_SETTLEMENT_CLOSED, shown(until));
    }

    private static @Nullable Refusal notYet(@Nullable Instant from, Instant now) {
        return isOver(from, now) ? null : Refusal.of(ProblemCode.PORTABILITY_NOT_YET, shown(from));
    }

    private static boolean isOver(@Nullable Instant cutOff, Instant now) {
        return cutOff != null && CutOffs.isOver(cutOff, now);
    }

    private static String shown(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable Instant until(PortabilityAction action, CutOffs cutOffs) {
        return switch (action) {
            case RETAIN, SILENCE -> cutOffs.retention();
            case RELEASE -> cutOffs.release();
            case PAY, REJECT_PAYMENT, NOT_PAID -> cutOffs.settlement();
            case APPROVE_EVIDENCE, REFUSE_EVIDENCE, CANCEL_BY_PROPONENT -> null;
        };
    }
}
