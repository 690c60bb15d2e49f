package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import org.junit.jupiter.api.Test;

@Covers("getRulebook")
class GetRulebookTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void it_is_shown_as_it_was_stored() {
        var version = RulebookBodies.store(RulebookBodies.rulebook("2095-01-01"));

        var shown = broker.get("/v1/rulebooks/" + version).expect(200);

        var demonstration = DemonstrationRulebook.read();
        var read = Json.MAPPER.treeToValue(shown.json(), Rulebook.class);
        assertThat(read.requiredFields()).isEqualTo(demonstration.requiredFields());
        assertThat(read.requiredDocuments()).isEqualTo(demonstration.requiredDocuments());
        assertThat(shown.text("/validFrom")).isEqualTo("2095-01-01");
        assertThat(shown.number("/version").intValue()).isEqualTo(version);
    }

    @Test
    void it_can_be_kept() {
        var shown = broker.get("/v1/rulebooks/1").expect(200);

        assertThat(shown.header("Cache-Control")).isEqualTo("private, max-age=300");
        broker.header("If-None-Match", shown.header("ETag"))
                .get("/v1/rulebooks/1")
                .expect(304);
        assertThat(broker.english().get("/v1/rulebooks/1").expect(200).header("ETag"))
                .isEqualTo(shown.header("ETag"));
    }

    @Test
    void an_unknown_version_is_not_there() {
        broker.get("/v1/rulebooks/2147483647").expectProblem(404, "not_found");
        broker.get("/v1/rulebooks/0").expectInvalid("/version out_of_range");
    }
}
