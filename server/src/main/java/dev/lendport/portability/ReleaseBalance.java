package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.credit.CreditOperations;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.BalanceDue;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.portability.PortabilityMoves.Release;
import dev.lendport.portability.ReceivedPortability.Settlement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets balances go: at the partner's word, by silence, or because evidence was refused too late to send other. */
@Component
class ReleaseBalance implements DeadlineHandler {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final ReceivedPortabilities portabilities;
    private final CreditOperations operations;
    private final PortabilityDeadlines deadlines;
    private final PortabilityMoves moves;

    ReleaseBalance(
            CaseGate<ReceivedPortability, PortabilityAction> gate,
            ReceivedPortabilities portabilities,
            CreditOperations operations,
            PortabilityDeadlines deadlines,
            PortabilityMoves moves) {
        this.gate = gate;
        this.portabilities = portabilities;
        this.operations = operations;
        this.deadlines = deadlines;
        this.moves = moves;
    }

    /** The partner does not retain the client. */
    Outcome<ReceivedPortability> atThePartnersWord(Caller caller, UUID key, Precondition known, Instant now) {
        return gate.open(caller, key, known, PortabilityAction.RELEASE, now)
                .map(request ->
                        release(caller, List.of(request), Response.RELEASE, now).getFirst());
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PORTABILITY_RETENTION;
    }

    /** Nobody answered by 18:00; what was answered stays as it is. */
    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> keys, Instant now) {
        var outcomes = new HashMap<UUID, String>();
        var silent = portabilities.findLocked(system, keys).stream()
                .filter(request -> PortabilityGuard.RULES.isDue(PortabilityAction.SILENCE, request, now))
                .toList();
        keys.forEach(key -> outcomes.put(key, "answered"));
        release(system, silent, Response.SILENCE, now);
        silent.forEach(request -> outcomes.put(request.key(), "released"));
        return outcomes;
    }

    /** Releases requests that are locked, in as many statements as for one: a minute has many of them. */
    List<ReceivedPortability> release(
            Caller caller, List<ReceivedPortability> requests, Response response, Instant now) {
        if (requests.isEmpty()) {
            return List.of();
        }
        var due = deadlines.settlement(now);
        var contracts = operations.find(
                caller,
                requests.stream()
                        .map(request -> request.contract().creditOperationKey())
                        .toList());
        var balances = operations.balances(caller, contracts.values(), due.date());
        var releases = requests.stream()
                .map(request -> new Release(request, new Settlement(due.date(), owed(request, balances))))
                .toList();
        return moves.release(caller, releases, response, due, now);
    }

    private static Money owed(ReceivedPortability request, Map<UUID, BalanceDue> balances) {
        var balance = balances.get(request.contract().creditOperationKey());
        if (balance == null) {
            throw new IllegalStateException("no contract of " + request.key());
        }
        return balance.total();
    }
}
