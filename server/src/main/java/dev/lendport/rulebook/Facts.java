package dev.lendport.rulebook;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rulebook looks at: a process by the names that its fields have in requests. */
public record Facts(Values loan, Values property, List<Person> borrowers) {
    public Facts {
        borrowers = List.copyOf(borrowers);
    }

    /** Fields by their names, for example {@code personalData.maritalStatusId} of a person. */
    @FunctionalInterface
    public interface Values {
        /** A number, a text, a truth value, or a date as {@code LocalDate} or ISO text; null when it is not known. */
        @Nullable
        Object value(String field);
    }

    /** A borrower. */
    public record Person(UUID id, Values values) {}

    /** The name of every fact that a rule can ask about: {@code loan.…}, {@code borrower.…} and {@code property.…}. */
    public static Set<String> names() {
        return Fact.BY_NAME.keySet();
    }
}
