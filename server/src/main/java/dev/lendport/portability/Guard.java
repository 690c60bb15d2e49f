package dev.lendport.portability;

import dev.lendport.portability.Permissions.Reason;
import dev.lendport.portability.Permissions.Verdict;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state machine: says of each action whether it may be done now, and if not, why and until when it was possible.
 * Every change asks it, the API shows its answer and refusals quote it, so they cannot disagree. It looks at nothing but
 * its arguments.
 *
 * <p>Source of the cut-offs: the partner's release is taken until 10:00 and the evidence of a retention until 18:00 of the
 * fourth business day after receipt; the payment until 18:30 of the business day after the release.
 */
final class Guard {
    private Guard() {}

    static Permissions judge(Standing standing, Instant now) {
        return new Permissions(Arrays.stream(Action.values())
                .map(action -> new Verdict(action, reasonAgainst(action, standing, now), until(action, standing)))
                .toList());
    }

    private static @Nullable Reason reasonAgainst(Action action, Standing standing, Instant now) {
        if (standing.state().isFinal()) {
            return Reason.CLOSED;
        }
        var cutOffs = standing.cutOffs();
        return switch (action) {
            case RETAIN -> againstAnswer(standing, cutOffs.retention(), Reason.RETENTION_CLOSED, now);
            case RELEASE -> againstAnswer(standing, cutOffs.release(), Reason.RELEASE_CLOSED, now);
            case APPROVE_EVIDENCE, REFUSE_EVIDENCE ->
                standing.state() == PortabilityState.WAITING_VALIDATION ? null : Reason.NO_EVIDENCE;
            case PAY, REJECT_PAYMENT -> {
                var closes = cutOffs.settlement();
                yield closes == null
                        ? Reason.NOT_RELEASED
                        : CutOffs.isOver(closes, now) ? Reason.SETTLEMENT_CLOSED : null;
            }
            case CANCEL_BY_PROPONENT -> null;
            case SILENCE -> {
                var answered = standing.response() != null;
                yield answered
                        ? Reason.ALREADY_ANSWERED
                        : CutOffs.isOver(cutOffs.retention(), now) ? null : Reason.NOT_YET;
            }
            case NOT_PAID -> {
                var closes = cutOffs.settlement();
                yield closes == null ? Reason.NOT_RELEASED : CutOffs.isOver(closes, now) ? null : Reason.NOT_YET;
            }
        };
    }

    /** A release that silence brought about was nobody's answer: what stands in the way of one then is the time. */
    private static @Nullable Reason againstAnswer(Standing standing, Instant closes, Reason tooLate, Instant now) {
        var response = standing.response();
        if (response != null) {
            return response.isThePartners() ? Reason.ALREADY_ANSWERED : tooLate;
        }
        return CutOffs.isOver(closes, now) ? tooLate : null;
    }

    private static @Nullable Instant until(Action action, Standing standing) {
        return switch (action) {
            case RETAIN, SILENCE -> standing.cutOffs().retention();
            case RELEASE -> standing.cutOffs().release();
            case PAY, REJECT_PAYMENT, NOT_PAID -> standing.cutOffs().settlement();
            case APPROVE_EVIDENCE, REFUSE_EVIDENCE, CANCEL_BY_PROPONENT -> null;
        };
    }
}
