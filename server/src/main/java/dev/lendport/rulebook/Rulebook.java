package dev.lendport.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What the lender asks of a process from a day on. Its JSON form is what staff store and brokers read.
 *
 * @param requiredFields in the order in which they are asked for
 * @param requiredDocuments in the order in which they are asked for
 */
public record Rulebook(
        LocalDate validFrom, List<RequiredField> requiredFields, List<RequiredDocument> requiredDocuments) {
    public Rulebook {
        requiredFields = List.copyOf(requiredFields);
        requiredDocuments = List.copyOf(requiredDocuments);
    }

    /**
     * The documents that a process needs, in the order of the rules, then of the borrowers.
     *
     * @param day on which a rule has to be valid
     */
    public List<RequiredPaper> documents(Facts facts, LocalDate day) {
        var papers = new ArrayList<RequiredPaper>();
        for (var rule : requiredDocuments) {
            if (rule.isValid(day)) {
                papers.addAll(rule.papers(facts));
            }
        }
        return papers;
    }

    /**
     * The fields of a process that are missing, each once: borrower after borrower, then the property, each in the order of
     * the rules.
     *
     * @param today decides whether a date has passed
     */
    public List<MissingField> missingFields(Facts facts, LocalDate today) {
        var missing = new LinkedHashSet<MissingField>();
        for (var person : facts.borrowers()) {
            for (var rule : requiredFields) {
                if (rule.of() == RequiredField.Of.BORROWER && rule.when().holds(facts, person)) {
                    rule.missing(person.id(), person.values(), today).ifPresent(missing::add);
                }
            }
        }
        for (var rule : requiredFields) {
            if (rule.of() == RequiredField.Of.PROPERTY && rule.when().holds(facts, null)) {
                rule.missing(null, facts.property(), today).ifPresent(missing::add);
            }
        }
        return List.copyOf(missing);
    }
}
