package dev.lendport.outcome;

import java.util.Arrays;
import java.util.List;

/**
 * One offending place in a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; {@code /name} for a parameter of path or query
 * @param code stable and lower case, for example {@code required} or {@code out_of_range}; its text is
 *     {@code field.<code>} in the texts
 * @param arguments fill the placeholders of the text
 */
public record FieldError(String pointer, String code, List<Object> arguments) {
    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public static FieldError of(String pointer, String code, Object... arguments) {
        return new FieldError(pointer, code, Arrays.asList(arguments));
    }
}
