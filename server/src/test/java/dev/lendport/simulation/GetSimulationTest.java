package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import org.junit.jupiter.api.Test;

@Covers("getSimulation")
class GetSimulationTest {
    private final Api broker = Requests.broker();

    @Test
    void it_shows_what_was_asked_and_what_came_of_it_in_the_callers_language() {
        var detail = broker.english().get(Requests.created(broker, Requests.VARIABLE));

        assertThat(detail.expect(200).text("/simulationStatusDescription")).isEqualTo("Simulated");
        assertThat(detail.text("/borrowersSimulationList/0/name")).isEqualTo("Ana Conceição Ferreira");
        assertThat(detail.text("/borrowersSimulationList/0/birthDate")).isEqualTo("1990-05-10");
        assertThat(detail.text("/propertySimulationDetail/typologyDescription")).isEqualTo("Flat");
        assertThat(detail.text("/propertySimulationDetail/districtDescription")).isEqualTo("Aveiro");
        assertThat(detail.text("/insurancesSimulationList/0/insuranceTypeDescription"))
                .isEqualTo("Life insurance");
        assertThat(detail.text("/bankChargesSimulationList/0/description")).isEqualTo("Application fee");
        assertThat(detail.text("/partnerReference")).isEqualTo("CRM-8841");
        assertThat(detail.json().path("rejectReasons").size()).isZero();
    }

    @Test
    void the_actions_say_what_is_possible_and_why_not() {
        var detail = broker.english().get(Requests.created(broker, Requests.VARIABLE));

        assertThat(detail.text("/allowedActions/0/action")).isEqualTo("update");
        assertThat(detail.text("/allowedActions/0/allowed")).isEqualTo("true");
        assertThat(detail.text("/allowedActions/3/action")).isEqualTo("createProcess");
        assertThat(detail.text("/allowedActions/3/allowed")).isEqualTo("false");
        assertThat(detail.text("/allowedActions/3/reasons/0/code")).isEqualTo("simulation_not_accepted");
    }

    @Test
    void a_copy_that_is_current_is_not_sent_again() {
        var path = Requests.created(broker, Requests.VARIABLE);
        var tag = broker.get(path).header("ETag");

        assertThat(broker.header("If-None-Match", tag).get(path).expect(304).bytes())
                .isEmpty();
    }

    @Test
    void an_unknown_id_and_anothers_get_the_same_answer() {
        var foreign = Requests.broker().get(Requests.created(broker, Requests.VARIABLE));
        var unknown = broker.get("/v1/simulations/" + Ids.next());

        assertThat(foreign.expectProblem(404, "not_found").text("/detail")).isEqualTo(unknown.text("/detail"));
        unknown.expectProblem(404, "not_found");
        broker.get("/v1/simulations/42").expectInvalid("/simulationUniqueId invalid_format");
    }
}
