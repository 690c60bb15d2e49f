package dev.lendport.rulebook;

import dev.lendport.outcome.Json;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Applications as JSON, in the form that the schema of a rulebook is for, and as the facts that a rulebook looks at. */
final class Applications {
    private Applications() {}

    static Facts facts(JsonNode application) {
        var borrowers = application.path("borrowers");
        return new Facts(
                field -> value(application.path("loan"), field),
                field -> value(application.path("property"), field),
                IntStream.range(0, borrowers.size())
                        .mapToObj(i -> new Facts.Person(borrower(i + 1), field -> value(borrowers.get(i), field)))
                        .toList());
    }

    static Facts facts(String application) {
        return facts(Json.MAPPER.readTree(application));
    }

    /** The id of the first, second … borrower. */
    static UUID borrower(int position) {
        return new UUID(0, position);
    }

    private static @Nullable Object value(JsonNode object, String field) {
        var at = object.at("/" + field.replace('.', '/'));
        if (at.isMissingNode() || at.isNull()) {
            return null;
        }
        return at.isNumber() ? at.numberValue() : at.isBoolean() ? (Object) at.booleanValue() : at.stringValue();
    }
}
