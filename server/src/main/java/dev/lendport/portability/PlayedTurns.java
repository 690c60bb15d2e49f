package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.portability.Evidence.Refused;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The turns of everybody but the partner, as the sandbox plays them: through the use cases that real ones come through. */
@Component
class PlayedTurns {
    private final SandboxCentre centre;
    private final ReceivePortability receive;
    private final ReceivePayment payments;
    private final CancelPortability cancel;
    private final ReviewEvidence review;

    PlayedTurns(
            SandboxCentre centre,
            ReceivePortability receive,
            ReceivePayment payments,
            CancelPortability cancel,
            ReviewEvidence review) {
        this.centre = centre;
        this.receive = receive;
        this.payments = payments;
        this.cancel = cancel;
        this.review = review;
    }

    /** Answers the key of the request. */
    Outcome<UUID> attack(Caller caller, SandboxCentre.Wish wish, Instant now) {
        return centre.attack(caller, wish, now).then(attack -> receive.from(caller, attack, now));
    }

    /** A payment that does not match goes back; for the caller that too is done. */
    Outcome<UUID> pay(Caller caller, UUID key, SandboxPaymentSystem.Wish wish, Instant now) {
        return payments.find(caller, key).map(request -> {
            payments.from(caller, SandboxPaymentSystem.payment(request, wish, now), now);
            return key;
        });
    }

    Outcome<UUID> rejectPayment(Caller caller, UUID key, Instant now) {
        return cancel.rejected(caller, key, now);
    }

    Outcome<UUID> cancel(Caller caller, UUID key, Instant now) {
        return cancel.byProponent(caller, key, now);
    }

    Outcome<UUID> approve(Caller caller, UUID key, Instant now) {
        return review.approve(caller, key, Precondition.NONE, now);
    }

    Outcome<UUID> refuse(Caller caller, UUID key, RefusalReason reason, Instant now) {
        return review.refuse(caller, key, Precondition.NONE, new Refused(reason, null), now);
    }
}
