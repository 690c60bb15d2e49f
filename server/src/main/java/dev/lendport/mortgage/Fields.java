package dev.lendport.mortgage;

import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The filled-in fields of one group, by their names in requests: a person's data, a job, a household's money, a property.
 * What was never given, or cleared, is not in it. Never changed: a change makes another.
 */
final class Fields {
    static final Fields NONE = new Fields(Json.MAPPER.createObjectNode());

    private final ObjectNode values;

    private Fields(ObjectNode values) {
        this.values = values;
    }

    static Fields parse(String json) {
        return of(Json.MAPPER.readTree(json));
    }

    /** What was stored, which nobody else holds and in which nothing is {@code null}. */
    static Fields stored(JsonNode object) {
        return new Fields((ObjectNode) object);
    }

    /** The fields of an object, those that are {@code null} left out. */
    static Fields of(JsonNode object) {
        return NONE.with(object);
    }

    /** These fields with the given ones put over them; {@code null} takes one away (RFC 7396). */
    Fields with(JsonNode given) {
        var changed = values.deepCopy();
        given.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                changed.remove(field.getKey());
            } else {
                changed.set(field.getKey(), field.getValue());
            }
        });
        return new Fields(changed);
    }

    Fields with(String name, @Nullable String value) {
        return value == null ? this : with(Json.MAPPER.createObjectNode().put(name, value));
    }

    Fields with(String name, @Nullable Integer value) {
        return value == null ? this : with(Json.MAPPER.createObjectNode().put(name, value));
    }

    Fields with(String name, @Nullable BigDecimal value) {
        return value == null ? this : with(Json.MAPPER.createObjectNode().put(name, value));
    }

    boolean has(String name) {
        return values.has(name);
    }

    /** The value as it goes into an answer; null when there is none. */
    @Nullable
    JsonNode value(String name) {
        return values.get(name);
    }

    @Nullable
    String text(String name) {
        var value = values.get(name);
        return value == null ? null : value.stringValue();
    }

    @Nullable
    Integer integer(String name) {
        var value = values.get(name);
        return value == null ? null : value.intValue();
    }

    @Nullable
    BigDecimal amount(String name) {
        var value = values.get(name);
        return value == null ? null : value.decimalValue();
    }

    @Nullable
    LocalDate date(String name) {
        var value = text(name);
        return value == null ? null : LocalDate.parse(value);
    }

    /** To be read only. */
    ObjectNode node() {
        return values;
    }

    String json() {
        return values.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        // Personal data does not belong in a log.
        return "fields " + values.size();
    }
}
