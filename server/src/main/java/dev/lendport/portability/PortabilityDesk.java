package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.http.Pages;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the lender's staff read. */
@Component
class PortabilityDesk {
    private final StaffPortabilityList queue;
    private final ReceivedPortabilities portabilities;
    private final ShownPortabilities cases;
    private final PaymentMessages payments;

    PortabilityDesk(
            StaffPortabilityList queue,
            ReceivedPortabilities portabilities,
            ShownPortabilities cases,
            PaymentMessages payments) {
        this.queue = queue;
        this.portabilities = portabilities;
        this.cases = cases;
        this.payments = payments;
    }

    record View(StaffView body, int version) {}

    /** As the system. */
    Pages<StaffPortabilityList.Line> queue(
            Optional<PortabilityState> state, Optional<UUID> broker, PortabilityList.Place place) {
        return queue.page(state, broker, place);
    }

    /** As the system. */
    Optional<ReceivedPortabilities.Owner> owner(UUID key) {
        return portabilities.owner(key);
    }

    Outcome<View> show(Caller owner, UUID key, Instant now) {
        return cases.show(owner, key, now)
                .map(shown -> new View(
                        StaffView.of(shown, payments.of(owner, key)),
                        shown.request().version()));
    }
}
