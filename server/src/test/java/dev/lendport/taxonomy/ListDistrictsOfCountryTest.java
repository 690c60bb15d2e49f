package dev.lendport.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The districts of one country. */
@Covers("listDistrictsOfCountry")
class ListDistrictsOfCountryTest {
    private static final Api BROKER = TestServer.sandboxBroker();

    @Test
    void portugal_has_its_districts_and_islands_and_others_have_none() {
        assertThat(BROKER.get("/v1/taxonomy/countries/410/districts")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(29);
        assertThat(BROKER.get("/v1/taxonomy/countries/5/districts")
                        .expect(200)
                        .json()
                        .size())
                .isZero();
    }

    @Test
    void a_country_that_does_not_exist_is_not_found() {
        BROKER.get("/v1/taxonomy/countries/677/districts").expectProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "0", "-1", "99999999999999999999"})
    void what_is_no_country_id_is_refused(String id) {
        BROKER.get("/v1/taxonomy/countries/" + id + "/districts").expectProblem(400, "invalid_request");
    }
}
