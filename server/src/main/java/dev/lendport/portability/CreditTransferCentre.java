package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.finance.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The centre that carries requests between banks (CTC). What it brings goes to {@link ReceivePortability} and
 * {@link CancelPortability}; what it is to be told goes through here.
 */
interface CreditTransferCentre {
    /**
     * Tells the centre how requests were answered. Called in the transaction of the change: an adapter that talks to a
     * real centre keeps the messages in that transaction and sends them after it has committed.
     */
    void tell(Caller caller, List<Notice> notices, Instant now);

    /** One message to the centre, about the request of a portability number. */
    sealed interface Notice {
        String portabilityNumber();

        /** The client stays. */
        record Retained(String portabilityNumber, RetentionReason reason) implements Notice {}

        /** The balance to pay, and on which day. */
        record Released(String portabilityNumber, Money dueBalance, LocalDate date) implements Notice {}

        /** The lender no longer waits for the payment. */
        record Canceled(String portabilityNumber, CancelReason reason) implements Notice {}
    }
}
