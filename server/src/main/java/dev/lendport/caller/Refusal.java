package dev.lendport.caller;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why something was not done: a stable code, the offending fields, and what else the answer shows (the state of a case,
 * the current version).
 *
 * @param arguments fill the placeholders of the code's message
 * @param extensions members added to the problem document, in order
 */
public record Refusal(
        ProblemCode code, List<Object> arguments, List<FieldError> errors, Map<String, Object> extensions) {
    public Refusal {
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
    }

    public static Refusal of(ProblemCode code, Object... arguments) {
        return new Refusal(code, Arrays.asList(arguments), List.of(), Map.of());
    }

    public static Refusal invalid(FieldError... errors) {
        return invalid(List.of(errors));
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(ProblemCode.INVALID_REQUEST, List.of(), errors, Map.of());
    }

    public Refusal with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Refusal(code, arguments, errors, more);
    }

    public Refusal withErrors(List<FieldError> listed) {
        return new Refusal(code, arguments, listed, extensions);
    }
}
