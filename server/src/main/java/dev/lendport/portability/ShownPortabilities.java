package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.Deadlines;
import dev.lendport.outcome.Outcome;
import dev.lendport.portability.PortabilityView.Partner;
import dev.lendport.portability.PortabilityView.Shown;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One request with all that it is shown with. */
@Component
class ShownPortabilities {
    private final JdbcClient jdbc;
    private final ReceivedPortabilities portabilities;
    private final EvidenceFiles evidence;
    private final Deadlines deadlines;

    ShownPortabilities(
            JdbcClient jdbc, ReceivedPortabilities portabilities, EvidenceFiles evidence, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.portabilities = portabilities;
        this.evidence = evidence;
        this.deadlines = deadlines;
    }

    Outcome<Shown> show(Caller caller, UUID key, Instant now) {
        return portabilities
                .find(caller, key)
                .map(request -> new Shown(
                        request,
                        partner(caller),
                        evidence.of(caller, key),
                        deadlines.of(caller, key),
                        request.permissions(now)));
    }

    private Partner partner(Caller caller) {
        return jdbc.sql("SELECT id, name FROM broker WHERE id = ?")
                .param(caller.broker().value())
                .query((row, n) -> new Partner(row.getObject("id", UUID.class), row.getString("name")))
                .single();
    }
}
