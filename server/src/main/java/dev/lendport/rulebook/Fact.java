package dev.lendport.rulebook;

import dev.lendport.taxonomy.TaxonomyList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule can ask about.
 *
 * @param field by its name in a request, for example {@code personalData.maritalStatusId}
 * @param list the code list that its ids are of; null when it has none
 */
record Fact(
        Subject subject, String field, Kind kind, @Nullable TaxonomyList list) {
    /** By their whole names, in the order of the requests. */
    static final Map<String, Fact> BY_NAME = byName(joined(Stream.of(
            loan(), borrower(), personal(), professional(), financial(), property(), places(Subject.PROPERTY, ""))));

    /** What its values are. */
    enum Kind {
        ID(Long.class, "integer"),
        NUMBER(Long.class, "integer"),
        TRUTH(Boolean.class, "boolean"),
        TEXT(String.class, "string"),
        DATE(String.class, "string");

        private final Class<?> compared;
        private final String wire;

        Kind(Class<?> compared, String wire) {
            this.compared = compared;
            this.wire = wire;
        }

        /** Whether a fact of this kind can be equal to a value of a condition. */
        boolean has(Object value) {
            return compared.isInstance(value);
        }

        /** The type of JSON Schema of what such a fact is compared with. */
        String wire() {
            return wire;
        }
    }

    static Optional<Fact> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<Fact> of(Subject subject, String field) {
        return named(subject.wire() + "." + field);
    }

    String name() {
        return subject.wire() + "." + field;
    }

    private static Stream<Fact> loan() {
        return joined(Stream.of(
                ids(Subject.LOAN, "productPurposeId", TaxonomyList.PRODUCT_PURPOSES),
                ids(Subject.LOAN, "loanPurposeId", TaxonomyList.LOAN_PURPOSES),
                ids(Subject.LOAN, "productSchemeId", TaxonomyList.PRODUCT_SCHEMES),
                ids(Subject.LOAN, "indexTypeSubCategoryId", TaxonomyList.INDEX_TYPE_SUB_CATEGORIES),
                ids(Subject.LOAN, "indexTypeId", TaxonomyList.INDEX_TYPES),
                plain(Subject.LOAN, Kind.TRUTH, "", "hasCrossSelling", "sustainabilityCampaign"),
                plain(Subject.LOAN, Kind.NUMBER, "", "loanAmount", "loanDurationMonths", "capitalGracePeriodMonths")));
    }

    private static Stream<Fact> borrower() {
        return joined(Stream.of(
                ids(Subject.BORROWER, "borrowerTypeId", TaxonomyList.BORROWER_TYPES),
                ids(Subject.BORROWER, "keyBorrowerRelationId", TaxonomyList.KEY_BORROWER_RELATIONS)));
    }

    private static Stream<Fact> personal() {
        var group = "personalData.";
        return joined(Stream.of(
                plain(Subject.BORROWER, Kind.TEXT, group, "name", "taxId", "mobile", "email"),
                plain(Subject.BORROWER, Kind.DATE, group, "birthDate", "identificationDocExpirationDate"),
                ids(Subject.BORROWER, group + "genderId", TaxonomyList.GENDERS),
                ids(Subject.BORROWER, group + "maritalStatusId", TaxonomyList.MARITAL_STATUSES),
                ids(Subject.BORROWER, group + "matrimonialRegimeId", TaxonomyList.MATRIMONIAL_REGIMES),
                ids(Subject.BORROWER, group + "nationalityCountryId", TaxonomyList.COUNTRIES),
                ids(Subject.BORROWER, group + "residenceTypeId", TaxonomyList.RESIDENCE_TYPES),
                places(Subject.BORROWER, group),
                ids(Subject.BORROWER, group + "identificationDocTypeId", TaxonomyList.IDENTIFICATION_DOCUMENTS),
                plain(Subject.BORROWER, Kind.TEXT, group, "identificationDocNumber"),
                plain(Subject.BORROWER, Kind.NUMBER, group, "dependents")));
    }

    private static Stream<Fact> professional() {
        var group = "professionalData.";
        return joined(Stream.of(
                ids(Subject.BORROWER, group + "professionId", TaxonomyList.PROFESSIONS),
                ids(Subject.BORROWER, group + "employmentSituationId", TaxonomyList.EMPLOYMENT_SITUATIONS),
                ids(Subject.BORROWER, group + "employmentContractTypeId", TaxonomyList.EMPLOYMENT_CONTRACT_TYPES),
                ids(
                        Subject.BORROWER,
                        group + "employmentDepartmentPositionId",
                        TaxonomyList.EMPLOYMENT_DEPARTMENT_POSITIONS),
                ids(Subject.BORROWER, group + "entityTypeId", TaxonomyList.ENTITY_TYPES),
                plain(Subject.BORROWER, Kind.TEXT, group, "employerName", "employerTaxId"),
                plain(Subject.BORROWER, Kind.DATE, group, "admissionDate")));
    }

    private static Stream<Fact> financial() {
        var group = "financialData.";
        return joined(Stream.of(
                plain(Subject.BORROWER, Kind.NUMBER, group, "incomeWagesPensions", "incomeGreenReceipts"),
                plain(Subject.BORROWER, Kind.NUMBER, group, "incomeRents", "incomeOthers"),
                plain(Subject.BORROWER, Kind.NUMBER, group, "installmentHousingCredit", "installmentPersonalCredit"),
                plain(Subject.BORROWER, Kind.NUMBER, group, "installmentAutoLeasingCredit", "installmentCreditCard"),
                plain(Subject.BORROWER, Kind.NUMBER, group, "installmentBankOverdraft", "installmentOther"),
                plain(Subject.BORROWER, Kind.TRUTH, group, "hasSocialSecurityDebt")));
    }

    private static Stream<Fact> property() {
        return joined(Stream.of(
                ids(Subject.PROPERTY, "typologyId", TaxonomyList.PROPERTY_TYPOLOGIES),
                plain(Subject.PROPERTY, Kind.NUMBER, "", "grossBuiltArea", "yearBuilt", "acquisitionAmount"),
                plain(Subject.PROPERTY, Kind.NUMBER, "", "acquisitionDeedAmount", "evaluationEstimatedAmount"),
                plain(Subject.PROPERTY, Kind.NUMBER, "", "evaluationAmount"),
                plain(Subject.PROPERTY, Kind.DATE, "", "completedDate", "acquisitionDate")));
    }

    private static Stream<Fact> places(Subject subject, String group) {
        return joined(Stream.of(
                plain(subject, Kind.TEXT, group, "address", "doorNumber", "floor", "zipCode", "zipCodeLocal"),
                ids(subject, group + "districtId", TaxonomyList.DISTRICTS),
                ids(subject, group + "countyId", TaxonomyList.COUNTIES),
                ids(subject, group + "parishId", TaxonomyList.PARISHES)));
    }

    private static Stream<Fact> plain(Subject subject, Kind kind, String group, String... fields) {
        return Arrays.stream(fields).map(field -> new Fact(subject, group + field, kind, null));
    }

    private static Stream<Fact> ids(Subject subject, String field, TaxonomyList list) {
        return Stream.of(new Fact(subject, field, Kind.ID, list));
    }

    private static Stream<Fact> joined(Stream<Stream<Fact>> parts) {
        return parts.flatMap(part -> part);
    }

    private static Map<String, Fact> byName(Stream<Fact> facts) {
        var byName = new LinkedHashMap<String, Fact>();
        facts.forEach(fact -> byName.put(fact.name(), fact));
        return Collections.unmodifiableMap(byName);
    }
}
