package dev.lendport.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parishes of one county. */
@Covers("listParishesOfCounty")
class ListParishesOfCountyTest {
    private static final Api BROKER = TestServer.sandboxBroker();

    @Test
    void a_parish_shows_everything_it_lies_in() {
        var parishes =
                BROKER.get("/v1/taxonomy/counties/1/parishes").expect(200).json();

        assertThat(parishes.size()).isEqualTo(10);
        assertThat(parishes.get(0)).isEqualTo(Json.MAPPER.readTree("""
                        {"id": 4186, "code": "010304", "description": "AVELAS DE CAMINHO",
                         "countyID": 1, "districtID": 1, "countryID": 410}
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"309", "2147483647"})
    void a_county_that_does_not_exist_is_not_found(String id) {
        BROKER.get("/v1/taxonomy/counties/" + id + "/parishes").expectProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anadia", "0", "99999999999999999999"})
    void what_is_no_county_id_is_refused(String id) {
        BROKER.get("/v1/taxonomy/counties/" + id + "/parishes").expectProblem(400, "invalid_request");
    }
}
