package dev.lendport.simulation;

import dev.lendport.caller.Zones;
import dev.lendport.casework.CaseRules;
import dev.lendport.casework.Verdicts;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Says what may be done with a simulation now, and why not. */
final class SimulationGuard implements CaseRules<Simulation, SimulationAction> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    @Override
    public Verdicts<SimulationAction> judge(Simulation simulation, Instant now) {
        return judge(shownState(simulation, now), simulation.moments().validUntil());
    }

    /**
     * What may be done in a state.
     *
     * @param state that counts now
     */
    static Verdicts<SimulationAction> judge(SimulationState state, Instant validUntil) {
        return Verdicts.of(SimulationAction.class, action -> reasonsAgainst(action, state, validUntil));
    }

    /** Past its validity an open simulation has expired, fired deadline or not. */
    @Override
    public SimulationState shownState(Simulation simulation, Instant now) {
        return simulation.state().at(now, simulation.moments().validUntil());
    }

    private static List<Refusal> reasonsAgainst(SimulationAction action, SimulationState state, Instant validUntil) {
        return switch (action) {
            case UPDATE, CANCEL, VALIDATE ->
                switch (state) {
                    case SIMULATED, ACCEPTED -> List.of();
                    case REJECTED, CANCELED, CONVERTED, EXPIRED ->
                        List.of(Refusal.of(ProblemCode.SIMULATION_WRONG_STATE, state));
                };
            case CREATE_PROCESS ->
                switch (state) {
                    case ACCEPTED -> List.of();
                    case SIMULATED, REJECTED, CANCELED ->
                        List.of(Refusal.of(ProblemCode.SIMULATION_NOT_ACCEPTED, state));
                    case CONVERTED -> List.of(Refusal.of(ProblemCode.SIMULATION_ALREADY_CONVERTED, state));
                    case EXPIRED ->
                        List.of(Refusal.of(
                                ProblemCode.SIMULATION_EXPIRED, MINUTE.format(validUntil.atZone(Zones.LISBON))));
                };
        };
    }
}
