package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.http.Version;
import dev.lendport.outcome.Outcome;
import dev.lendport.portability.PortabilityView.Shown;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One request as the lender's staff see it. */
@Component
class PortabilityDesk {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final ShownPortabilities cases;
    private final PaymentMessages payments;

    PortabilityDesk(
            CaseGate<ReceivedPortability, PortabilityAction> gate, ShownPortabilities cases, PaymentMessages payments) {
        this.gate = gate;
        this.cases = cases;
        this.payments = payments;
    }

    record View(StaffView body, Version version) {}

    Outcome<View> show(Caller owner, UUID key, Instant now) {
        return cases.show(owner, key, now).map(shown -> view(owner, shown, now));
    }

    /** A request as a change has left it. */
    View changed(Caller owner, ReceivedPortability request, Instant now) {
        return view(owner, cases.changed(owner, request, now), now);
    }

    private View view(Caller owner, Shown shown, Instant now) {
        var request = shown.request();
        return new View(
                StaffView.of(shown, payments.of(owner, request.key()), gate.everyAction(owner, request, now)),
                shown.view().version());
    }
}
