package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.casework.CaseKind;
import dev.lendport.casework.CaseRules;
import dev.lendport.casework.CaseState;
import dev.lendport.casework.CaseView;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Received requests as a kind of case. */
@Component
class PortabilityCases implements CaseKind<ReceivedPortability, PortabilityAction> {
    private static final String STATUS = "received_portability_status";

    private final ReceivedPortabilities portabilities;

    PortabilityCases(ReceivedPortabilities portabilities) {
        this.portabilities = portabilities;
    }

    @Bean
    static CaseGate<ReceivedPortability, PortabilityAction> portabilityGate(
            PortabilityCases cases, Deadlines deadlines, CurrentTaxonomies taxonomies) {
        return new CaseGate<>(cases, deadlines, taxonomies);
    }

    @Override
    public Subject.Type type() {
        return Subject.Type.RECEIVED_PORTABILITY;
    }

    @Override
    public CaseRules<ReceivedPortability, PortabilityAction> rules() {
        return PortabilityGuard.RULES;
    }

    @Override
    public Outcome<ReceivedPortability> find(Caller caller, UUID key) {
        return portabilities.find(caller, key);
    }

    @Override
    public Outcome<ReceivedPortability> findLocked(Caller caller, UUID key) {
        return portabilities.findLocked(caller, key);
    }

    @Override
    public long touch(Caller caller, UUID key, Instant now) {
        return portabilities.touch(caller, key);
    }

    /** Nothing falls due while the lender looks at evidence. */
    @Override
    public Set<DeadlineKind> waitsIn(CaseState state) {
        return switch ((PortabilityState) state) {
            case RECEIVED -> EnumSet.of(DeadlineKind.PORTABILITY_RELEASE, DeadlineKind.PORTABILITY_RETENTION);
            case WAITING_SETTLEMENT -> EnumSet.of(DeadlineKind.PORTABILITY_SETTLEMENT);
            case WAITING_VALIDATION, RETAINED, SETTLED, CANCELED_BY_CREDITOR, CANCELED_BY_PROPONENT -> Set.of();
        };
    }

    @Override
    public String path() {
        return "/credit_transfer/received_portability/{key}";
    }

    @Override
    public String idMember() {
        return "received_portability_key";
    }

    @Override
    public Map<String, Object> described(CaseView<ReceivedPortability> view) {
        return Map.of(STATUS, view.state().key());
    }

    /** The partner is told what it answered too; to staff the back office tells it as of every case. */
    @Override
    public Map<String, Object> toldWithRefusal(CaseView<ReceivedPortability> view) {
        return switch (view.caller().actor().kind()) {
            case BROKER_USER, BORROWER, SYSTEM -> toldToPartner(view);
            case STAFF -> Map.of("allowedActions", view.actions());
        };
    }

    private static Map<String, Object> toldToPartner(CaseView<ReceivedPortability> view) {
        var told = new LinkedHashMap<String, Object>();
        told.put(STATUS, view.state().key());
        told.put("allowed_actions", view.actions());
        var answer = view.found().answer();
        if (answer != null) {
            told.put("response", answer.response().wire());
            told.put("responded_at", answer.at().truncatedTo(ChronoUnit.SECONDS));
        }
        return told;
    }
}
