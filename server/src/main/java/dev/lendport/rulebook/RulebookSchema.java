package dev.lendport.rulebook;

import dev.lendport.outcome.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The required fields of a rulebook as JSON Schema (2020-12) of an application: the {@code loan} of a simulation, its
 * {@code borrowers} and its {@code property}, each as a request has it. What a schema cannot say is left out: that a date
 * must not have passed.
 */
final class RulebookSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DESCRIPTION =
            "Valid when no field is missing. Dates that have passed and required documents are not part of it.";

    private RulebookSchema() {}

    static ObjectNode of(StoredRulebook stored) {
        var root = object("$schema", Json.MAPPER.valueToTree(DIALECT))
                .put("title", "Required fields, rulebook " + stored.version())
                .put("description", DESCRIPTION)
                .put("type", "object");
        root.putArray("required").add("loan").add("borrowers").add("property");
        var properties = root.putObject("properties");
        properties.putObject("loan").put("type", "object");
        properties
                .putObject("borrowers")
                .put("type", "array")
                .put("minItems", 1)
                .putObject("items")
                .put("type", "object");
        properties.putObject("property").put("type", "object");
        var rules = root.putArray("allOf");
        stored.rulebook().requiredFields().forEach(rule -> rules.add(rule(rule)));
        return root;
    }

    /** What one rule asks of the whole document. */
    private static ObjectNode rule(RequiredField rule) {
        var ofBorrowers = new ArrayList<JsonNode>();
        var ofAll = new ArrayList<JsonNode>();
        rule.when().conditions().forEach((name, condition) -> {
            var fact = Fact.named(name).orElseThrow();
            if (fact.subject() == Subject.BORROWER) {
                ofBorrowers.add(at(path(fact.field()), condition));
            } else {
                ofAll.add(at(path(name), condition));
            }
        });
        var asked = switch (rule.of()) {
            case BORROWER -> eachBorrower(implied(ofBorrowers, anyThere(rule)));
            case PROPERTY -> object("properties", object("property", anyThere(rule)));
        };
        var schema = implied(ofAll, asked);
        if (rule.source() != null) {
            schema.put("$comment", rule.source());
        }
        return schema;
    }

    private static ObjectNode eachBorrower(JsonNode borrower) {
        return object("properties", object("borrowers", object("items", borrower)));
    }

    /** One of the fields of a rule is there. */
    private static ObjectNode anyThere(RequiredField rule) {
        var fields = rule.fields().stream()
                .<JsonNode>map(field -> within(path(field), there()))
                .toList();
        return fields.size() == 1 ? (ObjectNode) fields.getFirst() : several("anyOf", fields);
    }

    private static ObjectNode implied(List<JsonNode> conditions, ObjectNode asked) {
        if (conditions.isEmpty()) {
            return asked;
        }
        var schema = object("if", conditions.size() == 1 ? conditions.getFirst() : several("allOf", conditions));
        schema.set("then", asked);
        return schema;
    }

    /** A condition on what stands at a path; all of what it says. */
    private static JsonNode at(List<String> path, Condition condition) {
        var all = new ArrayList<JsonNode>();
        if (condition.in() != null) {
            all.add(within(path, oneOf(condition.in())));
        }
        if (condition.notIn() != null) {
            all.add(object("not", within(path, oneOf(condition.notIn()))));
        }
        if (condition.above() != null) {
            var above = Json.MAPPER.createObjectNode().put("type", "number");
            all.add(within(path, above.put("exclusiveMinimum", condition.above())));
        }
        if (condition.known() != null) {
            var known = within(path, there());
            all.add(condition.known() ? known : object("not", known));
        }
        return all.size() == 1 ? all.getFirst() : several("allOf", all);
    }

    private static ObjectNode oneOf(List<Object> values) {
        return object("enum", Json.MAPPER.valueToTree(values));
    }

    /** A field that was cleared is not there. */
    private static ObjectNode there() {
        return object("not", Json.MAPPER.createObjectNode().put("type", "null"));
    }

    /** There is something at the path, and it is like this. */
    private static ObjectNode within(List<String> path, JsonNode schema) {
        var name = path.getFirst();
        var below = path.subList(1, path.size());
        var wrapped = Json.MAPPER.createObjectNode().put("type", "object");
        wrapped.putArray("required").add(name);
        wrapped.set("properties", object(name, below.isEmpty() ? schema : within(below, schema)));
        return wrapped;
    }

    private static List<String> path(String field) {
        return List.of(field.split("\\.", -1));
    }

    private static ObjectNode several(String keyword, List<JsonNode> schemas) {
        var node = Json.MAPPER.createObjectNode();
        node.putArray(keyword).addAll(schemas);
        return node;
    }

    private static ObjectNode object(String name, JsonNode value) {
        return Json.MAPPER.createObjectNode().setAll(Map.of(name, value));
    }
}
