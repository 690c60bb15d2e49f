package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Outcome;
import dev.lendport.http.Pages;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the lender's staff read. */
@Component
class PortabilityDesk {
    private final PortabilityQueue queue;
    private final Portabilities portabilities;
    private final PortabilityCases cases;
    private final PaymentMessages payments;

    PortabilityDesk(
            PortabilityQueue queue, Portabilities portabilities, PortabilityCases cases, PaymentMessages payments) {
        this.queue = queue;
        this.portabilities = portabilities;
        this.cases = cases;
        this.payments = payments;
    }

    record View(StaffView body, int version) {}

    /** As the system. */
    Pages<PortabilityQueue.Line> queue(
            Optional<PortabilityState> state, Optional<UUID> broker, PortabilityPages.Place place) {
        return queue.page(state, broker, place);
    }

    /** As the system. */
    Optional<Portabilities.Owner> owner(UUID key) {
        return portabilities.owner(key);
    }

    Outcome<View> show(Caller owner, UUID key, Instant now) {
        return cases.show(owner, key, now)
                .map(shown -> new View(
                        StaffView.of(shown, payments.of(owner, key)),
                        shown.request().version()));
    }
}
