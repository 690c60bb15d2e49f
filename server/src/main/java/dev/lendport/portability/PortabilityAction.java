package dev.lendport.portability;

import dev.lendport.caller.Actor;
import dev.lendport.casework.CaseAction;
import java.util.Locale;

/** What somebody, or time, can do to a received request. The name on the wire is the name in lower case. */
enum PortabilityAction implements CaseAction {
    /** The partner retains the client and sends the evidence. */
    RETAIN(By.PARTNER),
    /** The partner lets the balance go. */
    RELEASE(By.PARTNER),
    /** Staff find that the evidence proves the retention. */
    APPROVE_EVIDENCE(By.LENDER),
    /** Staff find that it does not. */
    REFUSE_EVIDENCE(By.LENDER),
    /** The proponent pays the balance. */
    PAY(By.NOBODY_HERE),
    /** The payment system rejects the proponent's payment for good. */
    REJECT_PAYMENT(By.NOBODY_HERE),
    /** The proponent withdraws. */
    CANCEL_BY_PROPONENT(By.NOBODY_HERE),
    /** Nobody answered by the cut-off. */
    SILENCE(By.NOBODY_HERE),
    /** Nobody paid by the cut-off. */
    NOT_PAID(By.NOBODY_HERE);

    private enum By {
        PARTNER,
        LENDER,
        /** The centre, the payment system or time brings it about. */
        NOBODY_HERE
    }

    private final By by;

    PortabilityAction(By by) {
        this.by = by;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isFor(Actor actor) {
        return switch (actor.kind()) {
            case BROKER_USER, BORROWER, SYSTEM -> by == By.PARTNER;
            case STAFF -> by == By.LENDER;
        };
    }
}
