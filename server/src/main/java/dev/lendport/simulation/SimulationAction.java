package dev.lendport.simulation;

import dev.lendport.casework.CaseAction;

/** What a broker can do with a simulation. */
enum SimulationAction implements CaseAction {
    UPDATE("update"),
    CANCEL("cancel"),
    VALIDATE("validate"),
    CREATE_PROCESS("createProcess");

    private final String wire;

    SimulationAction(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
