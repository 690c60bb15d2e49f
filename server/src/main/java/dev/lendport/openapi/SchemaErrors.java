package dev.lendport.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.lendport.outcome.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells what is wrong with a value in our own codes, each with its JSON pointer. */
public final class SchemaErrors {
    private static final String WRONG_TYPE = "wrong_type";
    private static final int LARGEST_SCALE = 20;
    private static final int LARGEST_PRECISION = 30;

    private SchemaErrors() {}

    /**
     * What a schema says against a value: one thing for each place, its type before all else.
     *
     * @param prefix put before each pointer: where the value stands in the request
     */
    public static Stream<FieldError> of(Schema schema, JsonNode value, String prefix) {
        var errors = new LinkedHashMap<String, FieldError>();
        for (var error : schema.validate(value)) {
            var told = told(error, prefix);
            errors.merge(told.pointer(), told, (first, next) -> next.code().equals(WRONG_TYPE) ? next : first);
        }
        return errors.values().stream();
    }

    /** Numbers no calculation should meet, and text no database should store. */
    public static void unsafeValues(JsonNode value, String pointer, List<FieldError> errors) {
        if (value.isString() && !isStorable(value.stringValue())) {
            errors.add(FieldError.of(pointer, "invalid"));
        } else if (value.isBigDecimal() || value.isBigInteger()) {
            var number = value.decimalValue();
            if (Math.abs((long) number.scale()) > LARGEST_SCALE || number.precision() > LARGEST_PRECISION) {
                errors.add(FieldError.of(pointer, "out_of_range", "…"));
            }
        } else if (value.isObject()) {
            value.properties().forEach(member -> {
                if (isStorable(member.getKey())) {
                    unsafeValues(member.getValue(), pointer + "/" + escaped(member.getKey()), errors);
                } else {
                    errors.add(FieldError.of(pointer, "invalid"));
                }
            });
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                unsafeValues(value.get(i), pointer + "/" + i, errors);
            }
        }
    }

    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** No control characters but tab and line ends, and no half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                        || c == 0x7f
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static FieldError told(Error error, String prefix) {
        var at = prefix + error.getInstanceLocation();
        var limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> FieldError.of(at + "/" + escaped(error.getProperty()), "required");
            case "additionalProperties", "unevaluatedProperties" ->
                FieldError.of(at + "/" + escaped(error.getProperty()), "unknown_field");
            case "type" -> FieldError.of(at, WRONG_TYPE, typeName(limit));
            case "enum", "const" -> FieldError.of(at, "not_allowed", text(limit));
            case "minimum" -> FieldError.of(at, "out_of_range", ">= " + text(limit));
            case "exclusiveMinimum" -> FieldError.of(at, "out_of_range", "> " + text(limit));
            case "maximum" -> FieldError.of(at, "out_of_range", "<= " + text(limit));
            case "exclusiveMaximum" -> FieldError.of(at, "out_of_range", "< " + text(limit));
            case "multipleOf" -> FieldError.of(at, "too_many_decimals", text(limit));
            case "maxLength" -> FieldError.of(at, "too_long", text(limit));
            case "minLength" -> FieldError.of(at, "too_short", text(limit));
            case "maxItems" -> FieldError.of(at, "too_many_items", text(limit));
            case "minItems" -> FieldError.of(at, "too_few_items", text(limit));
            case "minProperties" -> FieldError.of(at, "too_few_fields");
            case "format" -> FieldError.of(at, "invalid_format", text(limit));
            case "pattern" -> FieldError.of(at, "invalid_format", text(limit));
            case DecimalsKeyword.NAME -> FieldError.of(at, "too_many_decimals", error.getArguments());
            case CodeListKeyword.NAME -> FieldError.of(at, "unknown_id", error.getArguments());
            default -> FieldError.of(at, "invalid");
        };
    }

    private static String typeName(JsonNode limit) {
        return limit.isArray() ? limit.get(0).asString() : text(limit);
    }

    private static String text(JsonNode limit) {
        return limit.isString() ? limit.stringValue() : limit.toString();
    }
}
