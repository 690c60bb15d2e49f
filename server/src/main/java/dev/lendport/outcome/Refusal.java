package dev.lendport.outcome;

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
    /** Extensions that become headers of the answer: the tag of the version that is there, when to try again. */
    public static final String CURRENT_VERSION = "currentVersion";

    public static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

    public Refusal {
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
    }

    public static Refusal of(ProblemCode code, Object... arguments) {
        return new Refusal(code, Arrays.asList(arguments), List.of(), Map.of());
    }

    /** A stale {@code If-Match}. */
    public static Refusal stale(long currentVersion) {
        return of(ProblemCode.VERSION_DIFFERS).with(CURRENT_VERSION, currentVersion);
    }

    /** Something to be tried again after a while. */
    public static Refusal later(ProblemCode code, long seconds) {
        return of(code).with(RETRY_AFTER_SECONDS, Math.max(1, seconds));
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
