package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends requests without a settlement. What nobody paid by 18:30 of the settlement date is canceled. */
@Component
class CancelPortability implements DeadlineHandler {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final ReceivedPortabilities portabilities;
    private final PortabilityMoves moves;

    CancelPortability(
            CaseGate<ReceivedPortability, PortabilityAction> gate,
            ReceivedPortabilities portabilities,
            PortabilityMoves moves) {
        this.gate = gate;
        this.portabilities = portabilities;
        this.moves = moves;
    }

    /** The proponent withdraws. */
    Outcome<UUID> byProponent(Caller caller, UUID key, Instant now) {
        return gate.open(caller, key, Precondition.NONE, PortabilityAction.CANCEL_BY_PROPONENT, now)
                .map(request -> {
                    moves.cancelByProponent(caller, request, now);
                    return key;
                });
    }

    /** The payment system rejected the proponent's payment. */
    Outcome<UUID> rejected(Caller caller, UUID key, Instant now) {
        return gate.open(caller, key, Precondition.NONE, PortabilityAction.REJECT_PAYMENT, now)
                .map(request -> {
                    moves.cancelByCreditor(caller, List.of(request), CancelReason.PAYMENT_REJECTED, now);
                    return key;
                });
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PORTABILITY_SETTLEMENT;
    }

    /** Nobody paid; what moved on stays as it is. */
    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> keys, Instant now) {
        var outcomes = new HashMap<UUID, String>();
        var unpaid = portabilities.findLocked(system, keys).stream()
                .filter(request -> PortabilityGuard.RULES.isDue(PortabilityAction.NOT_PAID, request, now))
                .toList();
        keys.forEach(key -> outcomes.put(key, "closed"));
        if (!unpaid.isEmpty()) {
            moves.cancelByCreditor(system, unpaid, CancelReason.NOT_PAID, now);
        }
        unpaid.forEach(request -> outcomes.put(request.key(), "canceled"));
        return outcomes;
    }
}
