package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.openapi.OpenApi;
import dev.lendport.outcome.Json;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OutPortabilityTest {
    private static final String OPENED_BY_ITS_LINK = "getDocumentContent";

    @Test
    void every_operation_takes_a_session_or_a_signature() {
        var both = Json.MAPPER.readTree("[{\"bearer\": []}, {\"apiClientKey\": [], \"requestSignature\": []}]");
        var seen = new ArrayList<String>();
        var others = new ArrayList<String>();
        new YAMLMapper()
                .readTree(OpenApi.bytes()).path("paths").properties().stream()
                        .filter(path -> OutPortability.includes(path.getKey()))
                        .flatMap(path -> path.getValue().valueStream())
                        .filter(operation -> operation.has("operationId"))
                        .forEach(operation -> {
                            var id = operation.path("operationId").stringValue();
                            seen.add(id);
                            if (!operation.path("security").equals(both)) {
                                others.add(id);
                            }
                        });

        assertThat(seen).contains("quoteRetention", "importCreditOperations", "uploadDocument", "mockCancel");
        assertThat(others).containsExactly(OPENED_BY_ITS_LINK);
    }
}
