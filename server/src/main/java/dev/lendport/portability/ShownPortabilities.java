package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.deadline.Deadlines;
import dev.lendport.outcome.Outcome;
import dev.lendport.portability.PortabilityView.Shown;
import dev.lendport.portability.ReceivedPortabilities.Named;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One request with all that it is shown with. */
@Component
class ShownPortabilities {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final ReceivedPortabilities portabilities;
    private final EvidenceFiles evidence;
    private final Deadlines deadlines;

    ShownPortabilities(
            CaseGate<ReceivedPortability, PortabilityAction> gate,
            ReceivedPortabilities portabilities,
            EvidenceFiles evidence,
            Deadlines deadlines) {
        this.gate = gate;
        this.portabilities = portabilities;
        this.evidence = evidence;
        this.deadlines = deadlines;
    }

    Outcome<Shown> show(Caller caller, UUID key, Instant now) {
        return portabilities.findNamed(caller, key).map(named -> shown(caller, named, now));
    }

    /** A request as a change has left it. */
    Shown changed(Caller caller, ReceivedPortability request, Instant now) {
        return shown(caller, portabilities.named(caller, request), now);
    }

    private Shown shown(Caller caller, Named named, Instant now) {
        var request = named.request();
        return new Shown(
                gate.view(caller, request, now),
                named.requesterName(),
                evidence.of(caller, request.key()),
                deadlines.of(caller, request.key()));
    }
}
