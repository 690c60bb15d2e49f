package dev.lendport.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks for a document.
 *
 * @param code names the rule for as long as anybody remembers a process; snake_case
 * @param documentTypeId of the code list {@code document-types}
 * @param when always, where it is left out
 * @param maximumAgeDays how old the document may be on the day on which it is delivered; null for any age
 * @param count how many files; one, where it is left out
 * @param stopsSubmission whether a process cannot be submitted without it
 * @param validFrom the first day of this rule; null for the rulebook's
 * @param validTo the last day of this rule; null for none
 * @param source the law or the policy that asks for it
 */
public record RequiredDocument(
        String code,
        int documentTypeId,
        Of of,
        When when,
        @Nullable Integer maximumAgeDays,
        int count,
        boolean stopsSubmission,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String pt,
        String en,
        @Nullable String source) {
    public RequiredDocument {
        when = Objects.requireNonNullElse(when, When.ALWAYS);
        count = count == 0 ? 1 : count;
    }

    /** Whose document it is. */
    public enum Of {
        @JsonProperty("process")
        PROCESS,
        @JsonProperty("eachBorrower")
        EACH_BORROWER
    }

    boolean isValid(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    List<RequiredPaper> papers(Facts facts) {
        return switch (of) {
            case PROCESS ->
                when.holds(facts, null) ? List.of(new RequiredPaper(code, this, null)) : List.<RequiredPaper>of();
            case EACH_BORROWER -> ofBorrowers(facts).toList();
        };
    }

    private Stream<RequiredPaper> ofBorrowers(Facts facts) {
        return facts.borrowers().stream()
                .filter(person -> when.holds(facts, person))
                .map(person -> new RequiredPaper(code + "." + person.id(), this, person.id()));
    }
}
