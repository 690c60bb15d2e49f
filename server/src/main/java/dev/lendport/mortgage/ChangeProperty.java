package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseGate;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes the property of a process. The loan is priced again when the property's price changes. */
@Component
class ChangeProperty {
    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final ChangedProcesses changed;
    private final CurrentTaxonomies taxonomies;
    private final JdbcClient jdbc;

    ChangeProperty(
            CaseGate<MortgageProcess, ProcessAction> gate,
            ChangedProcesses changed,
            CurrentTaxonomies taxonomies,
            JdbcClient jdbc) {
        this.gate = gate;
        this.changed = changed;
        this.taxonomies = taxonomies;
        this.jdbc = jdbc;
    }

    /** Puts the fields of the body over what is known; gives the property's new version. */
    Outcome<Long> with(
            Caller caller, ProcessId processId, UUID propertyId, Precondition known, JsonNode body, Instant now) {
        return gate.lock(caller, processId.value()).then(process -> {
            var before = process.property();
            if (!before.id().equals(propertyId)) {
                return Outcome.refused(ProblemCode.NOT_FOUND);
            }
            var stale = known.refuses(before.version());
            if (stale.isPresent()) {
                return Outcome.refused(stale.get());
            }
            return gate.allowed(caller, process, ProcessAction.UPDATE_PROPERTY, now)
                    .then(opened ->
                            changed(caller, opened, before.with(before.details().with(body)), body, now));
        });
    }

    private Outcome<Long> changed(Caller caller, MortgageProcess process, Property after, JsonNode body, Instant now) {
        var errors = new FieldChecks(taxonomies.now(), LocalDate.ofInstant(now, Zones.LISBON))
                .property(after, body)
                .errors();
        if (!errors.isEmpty()) {
            return Outcome.refused(Refusal.invalid(errors));
        }
        var told = new ChangedProcesses.Told(
                EventType.PROPERTY_UPDATED,
                Map.of("propertyUniqueID", after.id(), "fields", List.copyOf(body.propertyNames())));
        return changed.following(caller, process, process.with(after), told, now)
                .map(version -> save(caller, process.id(), after));
    }

    private long save(Caller caller, UUID processId, Property property) {
        return jdbc.sql("""
                        UPDATE property SET version = version + 1, details = ?::json
                         WHERE broker_id = ? AND process_id = ?
                        RETURNING version
                        """)
                .params(property.details().json(), caller.broker().value(), processId)
                .query(Long.class)
                .single();
    }
}
