package dev.lendport.pricing;

import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ObjectNode;

/** Price sheets to send. */
final class PriceBodies {
    private PriceBodies() {}

    /** The demonstration sheet from another day on. */
    static ObjectNode sheet(String validFrom) {
        try (var stream = PriceBodies.class.getResourceAsStream("/pricing/demonstration.json")) {
            var sheet = (ObjectNode) Json.MAPPER.readTree(stream).path("priceSheet");
            return sheet.put("validFrom", validFrom);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stores a sheet and gives its version. */
    static int store(ObjectNode sheet) {
        return TestServer.staff()
                .post("/backoffice/price-sheets", sheet.toString())
                .expect(201)
                .number("/additionalData/version")
                .intValue();
    }

    static void fix(int indexTypeId, String fixedOn, String ratePercent) {
        TestServer.staff()
                .post("/backoffice/index-fixings", """
                        {"indexTypeId": %d, "fixedOn": "%s", "ratePercent": %s}
                        """.formatted(indexTypeId, fixedOn, ratePercent))
                .expect(201);
    }
}
