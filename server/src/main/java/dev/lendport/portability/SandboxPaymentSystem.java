package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Plays the payment system for sandbox partners. */
@Component
class SandboxPaymentSystem implements PaymentSystem {

    /** What the sandbox partner wants a payment to say; what is not wished for is as it is owed. */
    record Wish(
            Optional<String> portabilityNumber, Optional<BigDecimal> amount, Optional<LocalDate> date, Route route) {}

    /** Out of which branch of the proponent, into which of the lender, by whom. */
    record Route(String sourceBranch, String targetBranch, Ispb provider) {}

    /** Nobody is at the other end: a payment that went back stands among the messages with its code. */
    @Override
    public void giveBack(Caller caller, Payment payment, ReturnCode code, Instant now) {}

    /** The proponent's payment of a request; of one that is not released it is what the request itself says. */
    static Payment payment(ReceivedPortability request, Wish wish, Instant now) {
        var settlement = request.settlement();
        var owed = settlement == null ? request.dueBalance() : settlement.dueBalance();
        var due = settlement == null ? PortabilityDeadlines.day(now) : settlement.date();
        return new Payment(
                wish.portabilityNumber().orElse(request.proposal().portabilityNumber()),
                wish.amount().map(amount -> Money.of(amount, Money.REAL)).orElse(owed),
                wish.date().orElse(due),
                new Payment.Account(request.proposal().source(), wish.route().sourceBranch()),
                wish.route().targetBranch(),
                wish.route().provider());
    }
}
