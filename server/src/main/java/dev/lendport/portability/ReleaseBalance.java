package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.credit.CreditOperations;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.BalanceDue;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.portability.ReceivedPortabilities.Release;
import dev.lendport.portability.ReceivedPortability.Settlement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets balances go: at the partner's word, by silence, or because evidence was refused too late to send other. */
@Component
class ReleaseBalance {
    private final Gate gate;
    private final ReceivedPortabilities portabilities;
    private final CreditOperations operations;
    private final PortabilityDeadlines deadlines;
    private final PortabilityEvents events;

    ReleaseBalance(
            Gate gate,
            ReceivedPortabilities portabilities,
            CreditOperations operations,
            PortabilityDeadlines deadlines,
            PortabilityEvents events) {
        this.gate = gate;
        this.portabilities = portabilities;
        this.operations = operations;
        this.deadlines = deadlines;
        this.events = events;
    }

    /** The partner does not retain the client. */
    Outcome<UUID> atThePartnersWord(Caller caller, UUID key, Precondition known, Instant now) {
        return gate.open(caller, key, known, Action.RELEASE, now).map(request -> {
            deadlines.answered(caller, List.of(key), now);
            release(caller, List.of(request), Response.RELEASE, now);
            return key;
        });
    }

    /** Nobody answered; what was answered stays as it is. Tells of each request what became of it. */
    Map<UUID, String> bySilence(Caller system, Collection<UUID> keys, Instant now) {
        var outcomes = new HashMap<UUID, String>();
        var silent = portabilities.findLocked(system, keys).stream()
                .filter(request -> request.isDue(Action.SILENCE, now))
                .toList();
        keys.forEach(key -> outcomes.put(key, "answered"));
        release(system, silent, Response.SILENCE, now);
        silent.forEach(request -> outcomes.put(request.key(), "released"));
        return outcomes;
    }

    /** Releases requests that are locked, in as many statements as for one: a minute has many of them. */
    void release(Caller caller, List<ReceivedPortability> requests, Response response, Instant now) {
        if (requests.isEmpty()) {
            return;
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
        var versions = portabilities.release(caller, response, releases, due.at(), now);
        deadlines.awaitPayment(caller, versions.keySet(), due);
        events.released(
                caller,
                response,
                releases.stream()
                        .map(release -> new PortabilityEvents.Released(
                                release.request(),
                                versions.getOrDefault(release.request().key(), 0),
                                release.settlement()))
                        .toList(),
                now);
    }

    private static Money owed(ReceivedPortability request, Map<UUID, BalanceDue> balances) {
        var balance = balances.get(request.contract().creditOperationKey());
        if (balance == null) {
            throw new IllegalStateException("no contract of " + request.key());
        }
        return balance.total();
    }
}
