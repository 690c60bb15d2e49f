package dev.lendport.portability;

import dev.lendport.caller.Caller;
import java.time.Instant;

/** The reserve transfer system (STR). Payments that it brings go to {@link ReceivePayment}. */
interface PaymentSystem {
    /**
     * Sends a payment back (STR0048). Called in the transaction that keeps the payment: an adapter that talks to the real
     * system sends after it has committed.
     */
    void giveBack(Caller caller, Payment payment, ReturnCode code, Instant now);
}
