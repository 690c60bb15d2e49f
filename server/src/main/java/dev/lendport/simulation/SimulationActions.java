package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.Texts;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be done to a simulation now, and why not. The write path asks the same function that the API shows. */
@Component
class SimulationActions {
    private static final Texts TEXTS = Texts.of("problems");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final CurrentTaxonomies taxonomies;

    SimulationActions(CurrentTaxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    enum Action {
        UPDATE("update"),
        CANCEL("cancel"),
        VALIDATE("validate"),
        CREATE_PROCESS("createProcess");

        private final String wire;

        Action(String wire) {
            this.wire = wire;
        }
    }

    /** An action as the API shows it. */
    record Shown(String action, boolean allowed, List<Reason> reasons) {}

    record Reason(String code, String message) {}

    record StateName(int id, String description) {}

    /** What stands against an action in a state; empty when nothing does. */
    static Optional<ProblemCode> obstacle(Action action, SimulationState state) {
        return switch (action) {
            case UPDATE, CANCEL, VALIDATE ->
                switch (state) {
                    case SIMULATED, ACCEPTED -> Optional.empty();
                    case REJECTED, CANCELED, CONVERTED, EXPIRED -> Optional.of(ProblemCode.SIMULATION_WRONG_STATE);
                };
            case CREATE_PROCESS ->
                switch (state) {
                    case ACCEPTED -> Optional.empty();
                    case SIMULATED, REJECTED, CANCELED -> Optional.of(ProblemCode.SIMULATION_NOT_ACCEPTED);
                    case CONVERTED -> Optional.of(ProblemCode.SIMULATION_ALREADY_CONVERTED);
                    case EXPIRED -> Optional.of(ProblemCode.SIMULATION_EXPIRED);
                };
        };
    }

    /** The refusal of an action on a simulation; names its state and what is allowed instead. */
    Optional<Refusal> obstacle(Caller caller, Action action, Simulation simulation, Instant now) {
        var state = simulation.stateAt(now);
        return obstacle(action, state)
                .map(code -> Refusal.of(code, argument(caller, code, simulation, state))
                        .with("state", new StateName(state.id(), description(caller, state)))
                        .with("allowedActions", allowed(state)));
    }

    List<Shown> shown(Caller caller, Simulation simulation, Instant now) {
        var state = simulation.stateAt(now);
        return Arrays.stream(Action.values())
                .map(action -> obstacle(action, state)
                        .map(code -> new Shown(action.wire, false, List.of(reason(caller, code, simulation, state))))
                        .orElseGet(() -> new Shown(action.wire, true, List.of())))
                .toList();
    }

    private Reason reason(Caller caller, ProblemCode code, Simulation simulation, SimulationState state) {
        return new Reason(
                code.code(),
                TEXTS.text(caller.language(), "problem." + code.code(), argument(caller, code, simulation, state)));
    }

    private Object argument(Caller caller, ProblemCode code, Simulation simulation, SimulationState state) {
        return code == ProblemCode.SIMULATION_EXPIRED
                ? MINUTE.format(simulation.moments().validUntil().atZone(Zones.LISBON))
                : description(caller, state);
    }

    private String description(Caller caller, SimulationState state) {
        return state.description(taxonomies.now(), caller.language());
    }

    private static List<String> allowed(SimulationState state) {
        return Arrays.stream(Action.values())
                .filter(action -> obstacle(action, state).isEmpty())
                .map(action -> action.wire)
                .toList();
    }
}
