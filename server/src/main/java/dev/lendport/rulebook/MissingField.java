package dev.lendport.rulebook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field that somebody has to fill in, or to bring up to date.
 *
 * @param borrowerId whose field it is; null when it is the property's
 * @param field by its name in a request, for example {@code personalData.name}
 * @param code {@link #REQUIRED} or {@link #EXPIRED}
 */
public record MissingField(RequiredField.Of of, @Nullable UUID borrowerId, String field, String code) {
    public static final String REQUIRED = "required";
    public static final String EXPIRED = "expired";
}
