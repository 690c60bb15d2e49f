package dev.lendport.portability;

import dev.lendport.caller.Caller;
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
    private final Gate gate;
    private final EvidenceFiles evidence;
    private final PortabilityMoves moves;
    private final ReleaseBalance release;

    ReviewEvidence(Gate gate, EvidenceFiles evidence, PortabilityMoves moves, ReleaseBalance release) {
        this.gate = gate;
        this.evidence = evidence;
        this.moves = moves;
        this.release = release;
    }

    Outcome<UUID> approve(Caller reviewer, UUID key, Precondition known, Instant now) {
        return gate.open(reviewer, key, known, Action.APPROVE_EVIDENCE, now).map(request -> {
            moves.retain(reviewer, request, evidence.review(reviewer, key, null, now), now);
            return key;
        });
    }

    /** Other evidence can be sent until the cut-off. When that has passed, the balance is released at once. */
    Outcome<UUID> refuse(Caller reviewer, UUID key, Precondition known, Refused refused, Instant now) {
        return gate.open(reviewer, key, known, Action.REFUSE_EVIDENCE, now).map(request -> {
            var files = evidence.review(reviewer, key, refused, now);
            if (!moves.takeAnswerBack(reviewer, request, refused.reason(), files, now)) {
                release.release(reviewer, List.of(request), Response.EVIDENCE_REFUSED, now);
            }
            return key;
        });
    }
}
