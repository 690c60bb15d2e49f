package dev.lendport.rulebook;

import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rulebooks to send. */
public final class RulebookBodies {
    private RulebookBodies() {}

    /** The demonstration's from another day on. */
    public static ObjectNode rulebook(String validFrom) {
        ObjectNode rulebook = Json.MAPPER.valueToTree(DemonstrationRulebook.read());
        return rulebook.put("validFrom", validFrom);
    }

    /** The demonstration's from another day on, with one field more. */
    public static ObjectNode alsoAsking(String validFrom, String field) {
        var rulebook = rulebook(validFrom);
        ((ArrayNode) rulebook.path("requiredFields"))
                .addObject()
                .put("of", "borrower")
                .put("field", field);
        return rulebook;
    }

    /** Stores one and gives its version. */
    public static int store(ObjectNode rulebook) {
        return TestServer.staff()
                .post("/backoffice/rulebooks", rulebook.toString())
                .expect(201)
                .number("/additionalData/version")
                .intValue();
    }
}
