package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Silence at 18:00 releases the balance. */
@Component
class RetentionDeadline implements DeadlineHandler {
    private final ReleaseBalance release;

    RetentionDeadline(ReleaseBalance release) {
        this.release = release;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PORTABILITY_RETENTION;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> keys, Instant now) {
        return release.bySilence(system, keys, now);
    }
}
