package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.casework.Verdicts;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationGuardTest {
    private static final Instant VALID_UNTIL = Instant.parse("2026-08-26T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SIMULATED, , , , SIMULATION_NOT_ACCEPTED",
        "ACCEPTED, , , ,",
        "REJECTED, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_NOT_ACCEPTED",
        "CANCELED, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_NOT_ACCEPTED",
        "CONVERTED, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE,"
                + " SIMULATION_ALREADY_CONVERTED",
        "EXPIRED, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_WRONG_STATE, SIMULATION_EXPIRED"
    })
    void each_state_allows_its_actions(
            SimulationState state, ProblemCode update, ProblemCode cancel, ProblemCode validate, ProblemCode create) {
        var verdicts = SimulationGuard.judge(state, VALID_UNTIL);

        assertThat(code(verdicts, SimulationAction.UPDATE)).isEqualTo(update);
        assertThat(code(verdicts, SimulationAction.CANCEL)).isEqualTo(cancel);
        assertThat(code(verdicts, SimulationAction.VALIDATE)).isEqualTo(validate);
        assertThat(code(verdicts, SimulationAction.CREATE_PROCESS)).isEqualTo(create);
    }

    private static @Nullable ProblemCode code(Verdicts<SimulationAction> verdicts, SimulationAction action) {
        return verdicts.of(action).reasons().stream()
                .map(Refusal::code)
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, 2026-08-26T09:59:59.999Z, ACCEPTED",
        "ACCEPTED, 2026-08-26T10:00:00Z, EXPIRED",
        "SIMULATED, 2026-08-26T10:00:00Z, EXPIRED",
        "CONVERTED, 2026-08-26T10:00:00Z, CONVERTED",
        "CANCELED, 2027-08-26T10:00:00Z, CANCELED"
    })
    void an_open_one_has_expired_when_its_validity_is_over(SimulationState state, Instant now, SimulationState counts) {
        assertThat(state.at(now, VALID_UNTIL)).isEqualTo(counts);
    }
}
