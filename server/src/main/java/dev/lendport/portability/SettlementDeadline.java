package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What nobody paid by 18:30 of the settlement date is canceled. */
@Component
class SettlementDeadline implements DeadlineHandler {
    private final CancelPortability cancel;

    SettlementDeadline(CancelPortability cancel) {
        this.cancel = cancel;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PORTABILITY_SETTLEMENT;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> keys, Instant now) {
        return cancel.unpaid(system, keys, now);
    }
}
