package dev.lendport.portability;

import java.util.Locale;

/** What somebody, or time, can do to a received request. The name on the wire is the name in lower case. */
enum Action {
    /** The partner retains the client and sends the evidence. */
    RETAIN(By.PARTNER),
    /** The partner lets the balance go. */
    RELEASE(By.PARTNER),
    /** Staff find that the evidence proves the retention. */
    APPROVE_EVIDENCE(By.LENDER),
    /** Staff find that it does not. */
    REFUSE_EVIDENCE(By.LENDER),
    /** The proponent pays the balance. */
    PAY(By.OUTSIDE),
    /** The payment system rejects the proponent's payment for good. */
    REJECT_PAYMENT(By.OUTSIDE),
    /** The proponent withdraws. */
    CANCEL_BY_PROPONENT(By.OUTSIDE),
    /** Nobody answered by the cut-off. */
    SILENCE(By.TIME),
    /** Nobody paid by the cut-off. */
    NOT_PAID(By.TIME);

    enum By {
        PARTNER,
        LENDER,
        OUTSIDE,
        TIME
    }

    private final By by;

    Action(By by) {
        this.by = by;
    }

    By by() {
        return by;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
