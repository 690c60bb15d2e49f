package dev.lendport.portability;

import static java.util.stream.Collectors.toMap;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * From 10:00 on the partner can only retain. Nothing moves: the guard knows the cut-off. The deadline is there for its
 * warnings and to be seen.
 */
@Component
class ReleaseDeadline implements DeadlineHandler {
    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PORTABILITY_RELEASE;
    }

    @Override
    public Map<UUID, String> fire(Caller system, List<UUID> keys, Instant now) {
        return keys.stream().collect(toMap(key -> key, key -> "only_retention"));
    }
}
