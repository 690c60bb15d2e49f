package dev.lendport.mortgage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lender wants to know before it looks at a process. The person's identity, address, nationality, job and tax
 * number are what it has to record of a customer (Aviso do Banco de Portugal 1/2022); income and debts are what it has to
 * assess (Decreto-Lei 74-A/2017, article 16). Parishes are not asked for: not every installation has the chart of them.
 */
final class Requirements {
    private static final String REQUIRED = "required";
    private static final String EXPIRED = "expired";

    private static final int MARRIED = 2;
    private static final int IDENTITY_CARD_FOR_LIFE = 6;
    private static final int EMPLOYED = 1;
    private static final int COMPANY_OWNER = 3;
    private static final int CIVIL_SERVANT = 4;
    private static final Set<Integer> WORKING = Set.of(EMPLOYED, 2, COMPANY_OWNER, CIVIL_SERVANT);
    private static final Set<Integer> WITH_EMPLOYER = Set.of(EMPLOYED, COMPANY_OWNER, CIVIL_SERVANT);
    private static final Set<Integer> WITH_CONTRACT = Set.of(EMPLOYED, CIVIL_SERVANT);
    private static final int BUILDING_PLOT = 3;
    private static final int CONSTRUCTION = 2;

    private static final List<Requirement> OF_A_PERSON = List.of(
            always("name"),
            always("birthDate"),
            always("taxId"),
            always("mobile"),
            always("email"),
            always("maritalStatusId"),
            new Requirement("matrimonialRegimeId", person -> is(person.personal(), "maritalStatusId", Set.of(MARRIED))),
            always("nationalityCountryId"),
            always("residenceTypeId"),
            always("address"),
            always("districtId"),
            always("countyId"),
            always("zipCode"),
            always("identificationDocTypeId"),
            always("identificationDocNumber"),
            new Requirement(
                    "identificationDocExpirationDate",
                    person -> !is(person.personal(), "identificationDocTypeId", Set.of(IDENTITY_CARD_FOR_LIFE))),
            always("dependents"));

    private static final List<Requirement> OF_A_JOB = List.of(
            always("employmentSituationId"),
            new Requirement("professionId", situated(WORKING)),
            new Requirement("employmentContractTypeId", situated(WITH_CONTRACT)),
            new Requirement("entityTypeId", situated(WITH_EMPLOYER)),
            new Requirement("employerName", situated(WITH_EMPLOYER)),
            new Requirement("admissionDate", situated(WITH_EMPLOYER)));

    private static final List<String> INCOMES =
            List.of("incomeWagesPensions", "incomeGreenReceipts", "incomeRents", "incomeOthers");

    private static final List<String> OF_A_PROPERTY =
            List.of("grossBuiltArea", "yearBuilt", "address", "districtId", "countyId", "zipCode");
    private static final Set<String> OF_A_BUILDING = Set.of("grossBuiltArea", "yearBuilt");

    private Requirements() {}

    /** A field that somebody has to fill in. */
    private record Requirement(String field, Predicate<Borrower> applies) {}

    static List<PendingItem> missing(MortgageProcess process, LocalDate today) {
        var items = new ArrayList<PendingItem>();
        for (var borrower : process.borrowers()) {
            missingOf(borrower, today).forEach(items::add);
        }
        missingOf(process.property(), process.loan().priced().loan().loanPurposeId())
                .forEach(items::add);
        return items;
    }

    private static Stream<PendingItem> missingOf(Borrower borrower, LocalDate today) {
        var items = new ArrayList<PendingItem>();
        var path = "/borrowers/" + borrower.id().value() + "/";
        if (!borrower.isKey() && borrower.relationId() == null) {
            items.add(new PendingItem(path + "keyBorrowerRelationId", REQUIRED, "keyBorrowerRelationId"));
        }
        add(items, path, FieldGroup.PERSONAL, OF_A_PERSON, borrower, borrower.personal());
        if (hasExpired(borrower.personal().date("identificationDocExpirationDate"), today)) {
            items.add(item(path, FieldGroup.PERSONAL, "identificationDocExpirationDate", EXPIRED));
        }
        add(items, path, FieldGroup.PROFESSIONAL, OF_A_JOB, borrower, borrower.professional());
        if (INCOMES.stream().noneMatch(borrower.financial()::has)) {
            items.add(item(path, FieldGroup.FINANCIAL, INCOMES.getFirst(), REQUIRED));
        }
        if (!borrower.financial().has("hasSocialSecurityDebt")) {
            items.add(item(path, FieldGroup.FINANCIAL, "hasSocialSecurityDebt", REQUIRED));
        }
        return items.stream();
    }

    private static Stream<PendingItem> missingOf(Property property, int loanPurposeId) {
        var path = "/" + FieldGroup.PROPERTY.wire() + "/" + property.id() + "/";
        var nothingBuiltYet =
                loanPurposeId == CONSTRUCTION || is(property.details(), "typologyId", Set.of(BUILDING_PLOT));
        return OF_A_PROPERTY.stream()
                .filter(field -> !property.details().has(field))
                .filter(field -> !(nothingBuiltYet && OF_A_BUILDING.contains(field)))
                .map(field -> new PendingItem(path + field, REQUIRED, FieldGroup.PROPERTY.wire() + "." + field));
    }

    private static void add(
            List<PendingItem> items,
            String path,
            FieldGroup group,
            List<Requirement> requirements,
            Borrower borrower,
            Fields filled) {
        requirements.stream()
                .filter(requirement -> !filled.has(requirement.field()))
                .filter(requirement -> requirement.applies().test(borrower))
                .forEach(requirement -> items.add(item(path, group, requirement.field(), REQUIRED)));
    }

    private static PendingItem item(String path, FieldGroup group, String field, String code) {
        return new PendingItem(path + group.wire() + "/" + field, code, group.wire() + "." + field);
    }

    private static boolean hasExpired(@Nullable LocalDate lastDay, LocalDate today) {
        return lastDay != null && lastDay.isBefore(today);
    }

    private static Requirement always(String field) {
        return new Requirement(field, person -> true);
    }

    private static Predicate<Borrower> situated(Set<Integer> situations) {
        return person -> is(person.professional(), "employmentSituationId", situations);
    }

    private static boolean is(Fields filled, String field, Set<Integer> values) {
        return values.contains(Objects.requireNonNullElse(filled.integer(field), 0));
    }
}
