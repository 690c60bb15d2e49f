package dev.lendport.mortgage;

import dev.lendport.pricing.LoanRequest;
import dev.lendport.rulebook.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A process as a rulebook looks at it: by the names that its fields have in requests. */
final class ProcessFacts {
    private static final Map<String, Fact<Borrower>> OF_A_BORROWER = ofABorrower();

    private static final Map<String, Fact<LoanRequest>> OF_A_LOAN = Map.of(
            "productPurposeId", LoanRequest::productPurposeId,
            "loanPurposeId", LoanRequest::loanPurposeId,
            "productSchemeId", LoanRequest::productSchemeId,
            "indexTypeSubCategoryId", LoanRequest::indexTypeSubCategoryId,
            "indexTypeId", LoanRequest::indexTypeId,
            "hasCrossSelling", LoanRequest::hasCrossSelling,
            "sustainabilityCampaign", LoanRequest::sustainabilityCampaign,
            "loanAmount", LoanRequest::loanAmount,
            "loanDurationMonths", LoanRequest::loanDurationMonths,
            "capitalGracePeriodMonths", LoanRequest::capitalGracePeriodMonths);

    private ProcessFacts() {}

    @FunctionalInterface
    private interface Fact<T> {
        @Nullable
        Object of(T subject);
    }

    static Facts of(MortgageProcess process) {
        var loan = process.loan().priced().loan();
        var details = process.property().details();
        return new Facts(
                field -> value(OF_A_LOAN, field, loan),
                field -> value(details, field),
                process.borrowers().stream()
                        .map(borrower ->
                                new Facts.Person(borrower.id().value(), field -> value(OF_A_BORROWER, field, borrower)))
                        .toList());
    }

    private static Map<String, Fact<Borrower>> ofABorrower() {
        var facts = new HashMap<String, Fact<Borrower>>();
        facts.put("borrowerTypeId", borrower -> borrower.type().id());
        facts.put("keyBorrowerRelationId", Borrower::relationId);
        put(facts, FieldGroup.PERSONAL, Borrower::personal);
        put(facts, FieldGroup.PROFESSIONAL, Borrower::professional);
        put(facts, FieldGroup.FINANCIAL, Borrower::financial);
        return Map.copyOf(facts);
    }

    private static void put(Map<String, Fact<Borrower>> facts, FieldGroup group, Function<Borrower, Fields> filled) {
        for (var field : group.fields()) {
            facts.put(group.wire() + "." + field.name(), borrower -> value(filled.apply(borrower), field.name()));
        }
    }

    private static <T> @Nullable Object value(Map<String, Fact<T>> facts, String field, T subject) {
        var fact = facts.get(field);
        return fact == null ? null : fact.of(subject);
    }

    private static @Nullable Object value(Fields filled, String field) {
        var value = filled.value(field);
        return value == null ? null : plain(value);
    }

    private static Object plain(JsonNode value) {
        return value.isNumber()
                ? value.numberValue()
                : value.isBoolean() ? (Object) value.booleanValue() : value.stringValue();
    }
}
