package dev.lendport.deadline;

/** Every wait that ends by itself. The rule and the outcome of silence are told in words under the kind's texts. */
public enum DeadlineKind {
    /** A simulation is an offer for thirty days. */
    SIMULATION_VALIDITY("simulation_validity"),
    /** The borrowers have thirty days to accept the terms of a process. */
    PROCESS_ACCEPTANCE("process_acceptance");

    private final String wire;

    DeadlineKind(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
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
