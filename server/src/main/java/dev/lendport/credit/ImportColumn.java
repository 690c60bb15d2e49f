package dev.lendport.credit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of an import: a field of the JSON request, named by its path with an underscore between the names.
 *
 * @param path of the field, from the outside in
 */
record ImportColumn(List<String> path, Type type, Need need) {
    /** Plain decimals: no exponent, no separator of thousands, a point before the decimals. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}([.][0-9]{1,12})?");

    enum Type {
        TEXT,
        NUMBER
    }

    enum Need {
        REQUIRED,
        OPTIONAL
    }

    static final List<ImportColumn> ALL = List.of(
            required(Type.TEXT, "contract_number"),
            required(Type.NUMBER, "principal_amount"),
            required(Type.NUMBER, "monthly_interest_rate"),
            required(Type.NUMBER, "number_of_installments"),
            required(Type.TEXT, "disbursement_date"),
            required(Type.TEXT, "first_due_date"),
            optional(Type.NUMBER, "installment_face_value"),
            optional(Type.NUMBER, "costs_held_back"),
            optional(Type.TEXT, "day_count"),
            optional(Type.NUMBER, "arrears_monthly_interest_rate"),
            required(Type.TEXT, "origin_contract_type"),
            optional(Type.TEXT, "corban_document_number"),
            required(Type.TEXT, "issuer", "name"),
            required(Type.TEXT, "issuer", "document_number"),
            required(Type.TEXT, "issuer", "phone_number"),
            optional(Type.TEXT, "issuer", "email"),
            required(Type.TEXT, "issuer", "address", "street"),
            required(Type.TEXT, "issuer", "address", "number"),
            required(Type.TEXT, "issuer", "address", "city"),
            required(Type.TEXT, "issuer", "address", "state"),
            required(Type.TEXT, "issuer", "address", "postal_code"));

    private static final Map<String, ImportColumn> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ImportColumn::name, Function.identity()));

    private static final Map<String, String> NAME_BY_POINTER =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ImportColumn::pointer, ImportColumn::name));

    /** By its name, dots meaning the same as underscores: {@code issuer.address.street}. */
    static Optional<ImportColumn> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.replace('.', '_')));
    }

    /** The column of a place in the JSON request. */
    static Optional<String> nameOf(String pointer) {
        return Optional.ofNullable(NAME_BY_POINTER.get(pointer));
    }

    /** The names of those that a file must have. */
    static List<String> requiredNames() {
        return ALL.stream()
                .filter(column -> column.need == Need.REQUIRED)
                .map(ImportColumn::name)
                .toList();
    }

    String name() {
        return String.join("_", path);
    }

    /** Puts a cell where it belongs; an empty one is a field that is not given. */
    void put(ObjectNode request, String cell) {
        if (!cell.isEmpty()) {
            var parent = request;
            for (var name : path.subList(0, path.size() - 1)) {
                parent = parent.withObjectProperty(name);
            }
            parent.set(path.getLast(), value(cell));
        }
    }

    /** A cell that is no number stays text, and the schema refuses it. */
    private JsonNode value(String cell) {
        return switch (type) {
            case NUMBER -> number(cell);
            case TEXT -> JsonNodeFactory.instance.stringNode(cell);
        };
    }

    private static JsonNode number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return JsonNodeFactory.instance.stringNode(cell);
        }
        return cell.contains(".")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(cell))
                : JsonNodeFactory.instance.numberNode(new BigInteger(cell));
    }

    private String pointer() {
        return "/" + String.join("/", path);
    }

    private static ImportColumn required(Type type, String... path) {
        return new ImportColumn(Arrays.asList(path), type, Need.REQUIRED);
    }

    private static ImportColumn optional(Type type, String... path) {
        return new ImportColumn(Arrays.asList(path), type, Need.OPTIONAL);
    }
}
