package dev.lendport.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks for a field, or for one of several.
 *
 * @param of whose field it is; every borrower for whom the condition holds is asked
 * @param field by its name in a request, for example {@code personalData.name}; null when there are several
 * @param anyOf fields of which one is enough; the first is named when none is there. Null when there is one
 * @param when always, where it is left out
 * @param notPast whether the field is a date that must not have passed
 * @param source the law or the policy that asks for it
 */
public record RequiredField(
        Of of,
        @Nullable String field,
        @Nullable List<String> anyOf,
        When when,
        boolean notPast,
        @Nullable String source) {
    public RequiredField {
        anyOf = anyOf == null ? null : List.copyOf(anyOf);
        when = Objects.requireNonNullElse(when, When.ALWAYS);
    }

    /** Whose field it is. */
    public enum Of {
        @JsonProperty("borrower")
        BORROWER,
        @JsonProperty("property")
        PROPERTY;

        Subject subject() {
            return this == BORROWER ? Subject.BORROWER : Subject.PROPERTY;
        }
    }

    /** The fields of which one is enough. */
    List<String> fields() {
        return field == null ? Objects.requireNonNullElse(anyOf, List.of()) : List.of(field);
    }

    /** What is missing where the condition holds. */
    Optional<MissingField> missing(@Nullable UUID borrowerId, Facts.Values values, LocalDate today) {
        var fields = fields();
        var known = fields.stream().filter(name -> values.value(name) != null).findFirst();
        if (known.isEmpty()) {
            return Optional.of(new MissingField(of, borrowerId, fields.getFirst(), MissingField.REQUIRED));
        }
        return notPast && isPast(values.value(known.get()), today)
                ? Optional.of(new MissingField(of, borrowerId, known.get(), MissingField.EXPIRED))
                : Optional.empty();
    }

    private static boolean isPast(@Nullable Object date, LocalDate today) {
        return date != null && LocalDate.parse(date.toString()).isBefore(today);
    }
}
