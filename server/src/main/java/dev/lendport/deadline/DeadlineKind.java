package dev.lendport.deadline;

import java.util.List;

/** Every wait that ends by itself. The rule and the outcome of silence are told in words under the kind's texts. */
public enum DeadlineKind {
    /** A simulation is an offer for thirty days. */
    SIMULATION_VALIDITY("simulation_validity"),
    /** The borrowers have thirty days to accept the terms of a process. */
    PROCESS_ACCEPTANCE("process_acceptance"),
    /** Until when the papers are waited for that the lender asked for. */
    PROCESS_DOCUMENTS("process_documents"),
    /** Until when the balance of a contract that is asked for can be released. */
    PORTABILITY_RELEASE("portability_release"),
    /** Until when evidence can be sent that the client stays; silence releases. */
    PORTABILITY_RETENTION("portability_retention"),
    /** Until when a released balance must be paid. */
    PORTABILITY_SETTLEMENT("portability_settlement"),
    /** Comes some hours before another deadline; set, moved and cancelled with that one only. */
    DEADLINE_WARNING("deadline_warning");

    private final String wire;

    DeadlineKind(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** So many hours before it falls due, the case is told. */
    public List<Integer> warningHours() {
        return switch (this) {
            case PROCESS_DOCUMENTS, PORTABILITY_RELEASE, PORTABILITY_RETENTION, PORTABILITY_SETTLEMENT ->
                List.of(24, 2);
            case SIMULATION_VALIDITY, PROCESS_ACCEPTANCE, DEADLINE_WARNING -> List.of();
        };
    }

    static DeadlineKind ofWire(String wire) {
        for (var kind : values()) {
            if (kind.wire.equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of deadline " + wire);
    }
}
