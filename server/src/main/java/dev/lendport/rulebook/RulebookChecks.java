package dev.lendport.rulebook;

import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.FieldError;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the contract's schema cannot say about a rulebook: what asks for nothing, or for what is not there. */
final class RulebookChecks {
    private final Taxonomies taxonomies;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    private RulebookChecks(Taxonomies taxonomies, LocalDate today) {
        this.taxonomies = taxonomies;
        this.today = today;
    }

    /**
     * What is wrong with a rulebook.
     *
     * @param today decides which entries of the code lists may be chosen
     */
    static List<FieldError> errors(Rulebook rulebook, Taxonomies taxonomies, LocalDate today) {
        var checks = new RulebookChecks(taxonomies, today);
        for (int index = 0; index < rulebook.requiredFields().size(); index++) {
            checks.field("/requiredFields/" + index, rulebook.requiredFields().get(index));
        }
        var codes = new HashSet<String>();
        for (int index = 0; index < rulebook.requiredDocuments().size(); index++) {
            var rule = rulebook.requiredDocuments().get(index);
            var at = "/requiredDocuments/" + index;
            if (!codes.add(rule.code())) {
                checks.errors.add(FieldError.of(at + "/code", "repeated"));
            }
            checks.document(at, rule);
        }
        return List.copyOf(checks.errors);
    }

    private void field(String at, RequiredField rule) {
        var several = rule.anyOf();
        if (rule.field() == null && several == null) {
            errors.add(FieldError.of(at + "/field", "required"));
        } else if (rule.field() != null && several != null) {
            errors.add(FieldError.of(at + "/anyOf", "not_with", "field"));
        }
        if (rule.field() != null) {
            known(at + "/field", rule, rule.field());
        }
        if (several != null) {
            for (int index = 0; index < several.size(); index++) {
                known(at + "/anyOf/" + index, rule, several.get(index));
            }
        }
        when(at, rule.when(), rule.of() == RequiredField.Of.BORROWER);
    }

    private void known(String at, RequiredField rule, String field) {
        var fact = Fact.of(rule.of().subject(), field);
        if (fact.isEmpty()) {
            errors.add(FieldError.of(at, "unknown_fact"));
        } else if (rule.notPast() && fact.get().kind() != Fact.Kind.DATE) {
            errors.add(FieldError.of(at, "wrong_type", "date"));
        }
    }

    private void document(String at, RequiredDocument rule) {
        if (!taxonomies.has(TaxonomyList.DOCUMENT_TYPES, rule.documentTypeId(), today)) {
            errors.add(FieldError.of(at + "/documentTypeId", "unknown_id", TaxonomyList.DOCUMENT_TYPES.path()));
        }
        if (rule.validFrom() != null && rule.validTo() != null && rule.validTo().isBefore(rule.validFrom())) {
            errors.add(FieldError.of(
                    at + "/validTo", "not_before", rule.validFrom().toString()));
        }
        when(at, rule.when(), rule.of() == RequiredDocument.Of.EACH_BORROWER);
    }

    /** A rule that is for no single borrower cannot ask about one. */
    private void when(String at, When when, boolean ofOneBorrower) {
        when.conditions().forEach((name, condition) -> {
            var place = at + "/when/" + SchemaErrors.escaped(name);
            var fact = Fact.named(name);
            if (fact.isEmpty()) {
                errors.add(FieldError.of(place, "unknown_fact"));
            } else if (fact.get().subject() == Subject.BORROWER && !ofOneBorrower) {
                errors.add(FieldError.of(place, "fact_of_one_borrower"));
            } else if (condition.saysNothing()) {
                errors.add(FieldError.of(place, "too_few_fields"));
            } else {
                values(place + "/in", fact.get(), condition.in());
                values(place + "/notIn", fact.get(), condition.notIn());
                if (condition.above() != null && fact.get().kind() != Fact.Kind.NUMBER) {
                    errors.add(FieldError.of(place + "/above", "not_a_number_fact"));
                }
            }
        });
    }

    private void values(String at, Fact fact, @Nullable List<Object> values) {
        for (int index = 0; values != null && index < values.size(); index++) {
            var value = values.get(index);
            if (!fact.kind().has(value)) {
                errors.add(FieldError.of(
                        at + "/" + index, "wrong_type", fact.kind().wire()));
            } else if (fact.list() != null && !isOf(fact.list(), (Long) value)) {
                errors.add(FieldError.of(
                        at + "/" + index, "unknown_id", fact.list().path()));
            }
        }
    }

    private boolean isOf(TaxonomyList list, long id) {
        return id <= Integer.MAX_VALUE && taxonomies.has(list, (int) id, today);
    }
}
