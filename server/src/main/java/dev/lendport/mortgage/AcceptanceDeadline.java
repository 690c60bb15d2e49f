package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineHandler;
import dev.lendport.deadline.DeadlineKind;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A process whose terms nobody accepted in time expires. */
@Component
class AcceptanceDeadline implements DeadlineHandler {
    private final MoveProcess moves;

    AcceptanceDeadline(MoveProcess moves) {
        this.moves = moves;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.PROCESS_ACCEPTANCE;
    }

    @Override
    public String fire(Caller system, UUID processId, Instant now) {
        return moves.expire(system, processId, now) ? "expired" : "not_waiting";
    }
}
