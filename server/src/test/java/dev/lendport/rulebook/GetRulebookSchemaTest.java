package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import org.junit.jupiter.api.Test;

@Covers("getRulebookSchema")
class GetRulebookSchemaTest {
    private static final String PATH = "/v1/rulebooks/1/schema";

    private final Api broker = TestServer.sandboxBroker();

    @Test
    void a_validator_finds_with_it_what_is_missing() {
        var reply = broker.get(PATH).expect(200);

        var schema =
                SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema(reply.json());
        var errors = schema.validate(Json.MAPPER.readTree("""
                {"loan": {"loanPurposeId": 2},
                 "borrowers": [{"borrowerTypeId": 1}],
                 "property": {"address": "Rua do Cabo", "districtId": 1, "countyId": 1}}
                """));
        assertThat(reply.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(errors)
                .filteredOn(error -> error.getInstanceLocation().toString().equals("/property"))
                .extracting(error -> error.getProperty())
                .containsExactly("zipCode");
    }

    @Test
    void it_can_be_asked_for_as_what_it_is_and_be_kept() {
        var shown = broker.header("Accept", "application/schema+json").get(PATH).expect(200);

        broker.header("If-None-Match", shown.header("ETag")).get(PATH).expect(304);
        assertThat(shown.header("Cache-Control")).isEqualTo("private, max-age=300");
    }

    @Test
    void an_unknown_version_is_not_there() {
        broker.get("/v1/rulebooks/2147483647/schema").expectProblem(404, "not_found");
    }
}
