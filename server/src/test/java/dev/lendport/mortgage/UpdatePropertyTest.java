package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("updateProperty")
class UpdatePropertyTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void fields_left_out_stay_and_null_clears() {
        var id = Cases.complete(broker);
        var path = path(id);

        broker.put(path, "{\"floor\": \"2 E\", \"doorNumber\": null}").expect(200);

        var property = broker.get("/v1/processes/" + id + "/properties").expect(200);
        assertThat(property.text("/floor")).isEqualTo("2 E");
        assertThat(property.json().has("doorNumber")).isFalse();
        assertThat(property.text("/zipCode")).isEqualTo("3780-402");
    }

    @Test
    void another_price_prices_the_loan_again() {
        var id = Cases.accepted(broker);

        broker.put(path(id), "{\"acquisitionAmount\": 400000}").expect(200);

        var detail = broker.get("/v1/processes/" + id).expect(200);
        assertThat(detail.number("/loanProcessDetail/ltvEstimated")).isEqualByComparingTo("50");
        assertThat(broker.get("/v1/processes").number("/listProcessDetail/0/propertyAmount"))
                .isEqualByComparingTo("400000");
    }

    @Test
    void county_and_parish_lie_in_district_and_county() {
        var id = Cases.complete(broker);

        broker.put(path(id), "{\"districtId\": 11, \"countyId\": 1}").expectInvalid("/countyId not_in_district");
        broker.put(path(id), "{\"districtId\": 11}").expectInvalid("/districtId not_in_district");
        broker.put(path(id), "{\"countyId\": 2}").expectInvalid("/countyId not_in_county");
    }

    @Test
    void bad_fields_are_told_and_nothing_is_stored() {
        var id = Cases.accepted(broker);

        broker.put(path(id), """
                {"acquisitionAmount": null, "yearBuilt": 12, "zipCode": "x", "countyId": 99999, "typologyId": 1}
                """)
                .expectInvalid(
                        "/acquisitionAmount wrong_type",
                        "/yearBuilt out_of_range",
                        "/zipCode invalid_format",
                        "/countyId unknown_id",
                        "/typologyId unknown_field");
        assertThat(broker.get("/v1/processes/" + id).header("ETag")).isEqualTo("\"2-pt\"");
    }

    @Test
    void versions_and_states_are_kept() {
        var id = Cases.created(broker);

        broker.put(path(id), "{\"yearBuilt\": 1998}").expectProblem(409, "process_wrong_state");
        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);
        broker.header("If-Match", "\"9-pt\"")
                .put(path(id), "{\"yearBuilt\": 1998}")
                .expectProblem(412, "version_differs");
        broker.header("If-Match", "\"1-pt\"")
                .put(path(id), "{\"yearBuilt\": 1998}")
                .expect(200);
    }

    @Test
    void an_unknown_property_and_anothers_are_the_same() {
        var id = Cases.accepted(broker);
        var stranger = TestServer.sandboxBroker();
        var foreign = Cases.accepted(stranger);
        var change = "{\"yearBuilt\": 1998}";

        broker.put("/v1/processes/" + id + "/properties/" + UUID.randomUUID(), change)
                .expectProblem(404, "not_found");
        broker.put("/v1/processes/" + foreign + "/properties/" + Cases.property(stranger, foreign), change)
                .expectProblem(404, "not_found");
    }

    private String path(UUID process) {
        return "/v1/processes/" + process + "/properties/" + Cases.property(broker, process);
    }
}
