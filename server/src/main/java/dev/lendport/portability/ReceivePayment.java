package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.credit.CreditOperation;
import dev.lendport.credit.CreditOperations;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a payment from the payment system. One that is owed settles its request and closes the contract; any other goes
 * back with its code and moves nothing. Every one is kept.
 */
@Component
class ReceivePayment {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final ReceivedPortabilities portabilities;
    private final PaymentMessages messages;
    private final CreditOperations operations;
    private final PortabilityMoves moves;

    ReceivePayment(
            CaseGate<ReceivedPortability, PortabilityAction> gate,
            ReceivedPortabilities portabilities,
            PaymentMessages messages,
            CreditOperations operations,
            PortabilityMoves moves) {
        this.gate = gate;
        this.portabilities = portabilities;
        this.messages = messages;
        this.operations = operations;
        this.moves = moves;
    }

    /** What a payment could be for. */
    Outcome<ReceivedPortability> find(Caller caller, UUID key) {
        return portabilities.find(caller, key);
    }

    /** Answers the code that it went back with; empty when it settled its request. */
    Optional<ReturnCode> from(Caller caller, Payment payment, Instant now) {
        var key = portabilities.findKey(caller, payment.portabilityNumber());
        if (key.isEmpty()) {
            messages.returned(caller, payment, null, ReturnCode.PORTABILITY_NOT_FOUND, now);
            return Optional.of(ReturnCode.PORTABILITY_NOT_FOUND);
        }
        return switch (gate.lock(caller, key.get())) {
            case Outcome.Done<ReceivedPortability>(var request) -> match(caller, payment, request, now);
            case Outcome.Refused<ReceivedPortability> gone ->
                throw new IllegalStateException("requests are never removed: " + key.get());
        };
    }

    private Optional<ReturnCode> match(Caller caller, Payment payment, ReceivedPortability request, Instant now) {
        var against = PaymentMatch.againstAccount(payment)
                .or(() -> PaymentMatch.against(payment, request, contract(caller, request), now));
        against.ifPresentOrElse(
                code -> {
                    messages.returned(caller, payment, request.key(), code, now);
                    moves.returnPayment(caller, request, payment, code, now);
                },
                () -> {
                    messages.matched(caller, payment, request.key(), now);
                    operations.settle(
                            caller, request.contract().creditOperationKey(), payment.amount(), payment.date(), now);
                    moves.settle(caller, request, payment, now);
                });
        return against;
    }

    /** Locked: somebody else may be paying it off at this moment. */
    private CreditOperation.State contract(Caller caller, ReceivedPortability request) {
        return operations
                .lock(caller, request.contract().creditOperationKey())
                .orElseThrow()
                .state();
    }
}
