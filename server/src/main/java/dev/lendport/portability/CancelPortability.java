package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends requests without a settlement. */
@Component
class CancelPortability {
    private final Gate gate;
    private final ReceivedPortabilities portabilities;
    private final PortabilityDeadlines deadlines;
    private final PortabilityMoves moves;

    CancelPortability(
            Gate gate, ReceivedPortabilities portabilities, PortabilityDeadlines deadlines, PortabilityMoves moves) {
        this.gate = gate;
        this.portabilities = portabilities;
        this.deadlines = deadlines;
        this.moves = moves;
    }

    /** The proponent withdraws. */
    Outcome<UUID> byProponent(Caller caller, UUID key, Instant now) {
        return gate.open(caller, key, Precondition.NONE, Action.CANCEL_BY_PROPONENT, now)
                .map(request -> {
                    moves.cancelByProponent(caller, key, now);
                    return key;
                });
    }

    /** The payment system rejected the proponent's payment. */
    Outcome<UUID> rejected(Caller caller, UUID key, Instant now) {
        return gate.open(caller, key, Precondition.NONE, Action.REJECT_PAYMENT, now)
                .map(request -> {
                    deadlines.closed(caller, List.of(key), now);
                    moves.cancelByCreditor(caller, List.of(request), CancelReason.PAYMENT_REJECTED, now);
                    return key;
                });
    }

    /** Nobody paid; what moved on stays as it is. Tells of each request what became of it. */
    Map<UUID, String> unpaid(Caller system, Collection<UUID> keys, Instant now) {
        var outcomes = new HashMap<UUID, String>();
        var unpaid = portabilities.findLocked(system, keys).stream()
                .filter(request -> request.isDue(Action.NOT_PAID, now))
                .toList();
        keys.forEach(key -> outcomes.put(key, "closed"));
        if (!unpaid.isEmpty()) {
            moves.cancelByCreditor(system, unpaid, CancelReason.NOT_PAID, now);
        }
        unpaid.forEach(request -> outcomes.put(request.key(), "canceled"));
        return outcomes;
    }
}
