package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.portability.Evidence.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The lender looks at the evidence: all files of one answer stand or fall together. */
@Component
class ReviewEvidence {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final EvidenceFiles evidence;
    private final PortabilityMoves moves;
    private final ReleaseBalance release;

    ReviewEvidence(
            CaseGate<ReceivedPortability, PortabilityAction> gate,
            EvidenceFiles evidence,
            PortabilityMoves moves,
            ReleaseBalance release) {
        this.gate = gate;
        this.evidence = evidence;
        this.moves = moves;
        this.release = release;
    }

    Outcome<ReceivedPortability> approve(Caller reviewer, UUID key, Precondition known, Instant now) {
        return gate.open(reviewer, key, known, PortabilityAction.APPROVE_EVIDENCE, now)
                .map(request -> moves.retain(reviewer, request, evidence.review(reviewer, key, null, now), now));
    }

    /** Other evidence can be sent until the cut-off. When that has passed, the balance is released at once. */
    Outcome<ReceivedPortability> refuse(Caller reviewer, UUID key, Precondition known, Refused refused, Instant now) {
        return gate.open(reviewer, key, known, PortabilityAction.REFUSE_EVIDENCE, now)
                .map(request -> {
                    var files = evidence.review(reviewer, key, refused, now);
                    var unanswered = moves.takeAnswerBack(reviewer, request, refused.reason(), files, now);
                    return CutOffs.isOver(unanswered.cutOffs().retention(), now)
                            ? release.release(reviewer, List.of(unanswered), Response.EVIDENCE_REFUSED, now)
                                    .getFirst()
                            : unanswered;
                });
    }
}
