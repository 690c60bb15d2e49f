package dev.lendport.mortgage;

import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields there are, in the order in which answers show them. An id of a code list, {@code genderId} in a request, is
 * {@code genderID} in an answer and has its text beside it as {@code genderDescription}.
 *
 * @param wire the name of the group in a body
 */
record FieldGroup(String wire, List<Field> fields) {
    static final FieldGroup PERSONAL = of(
            "personalData",
            plain("name", "birthDate", "taxId", "mobile", "email"),
            coded("genderId", TaxonomyList.GENDERS),
            coded("maritalStatusId", TaxonomyList.MARITAL_STATUSES),
            coded("matrimonialRegimeId", TaxonomyList.MATRIMONIAL_REGIMES),
            coded("nationalityCountryId", TaxonomyList.COUNTRIES),
            coded("residenceTypeId", TaxonomyList.RESIDENCE_TYPES),
            plain("address", "doorNumber", "floor"),
            places(),
            plain("zipCode", "zipCodeLocal"),
            coded("identificationDocTypeId", TaxonomyList.IDENTIFICATION_DOCUMENTS),
            plain("identificationDocNumber", "identificationDocExpirationDate", "dependents"));

    static final FieldGroup PROFESSIONAL = of(
            "professionalData",
            coded("professionId", TaxonomyList.PROFESSIONS),
            coded("employmentSituationId", TaxonomyList.EMPLOYMENT_SITUATIONS),
            coded("employmentContractTypeId", TaxonomyList.EMPLOYMENT_CONTRACT_TYPES),
            coded("employmentDepartmentPositionId", TaxonomyList.EMPLOYMENT_DEPARTMENT_POSITIONS),
            coded("entityTypeId", TaxonomyList.ENTITY_TYPES),
            plain("employerName", "employerTaxId", "admissionDate"));

    static final FieldGroup FINANCIAL = of(
            "financialData",
            plain("incomeWagesPensions", "incomeGreenReceipts", "incomeRents", "incomeOthers"),
            plain("installmentHousingCredit", "installmentPersonalCredit", "installmentAutoLeasingCredit"),
            plain("installmentCreditCard", "installmentBankOverdraft", "installmentOther"),
            plain("hasSocialSecurityDebt"));

    static final FieldGroup PROPERTY = of(
            "properties",
            coded("typologyId", TaxonomyList.PROPERTY_TYPOLOGIES),
            plain("grossBuiltArea", "yearBuilt", "completedDate", "acquisitionDate"),
            plain("acquisitionAmount", "acquisitionDeedAmount", "evaluationEstimatedAmount", "evaluationAmount"),
            places(),
            plain("address", "doorNumber", "floor", "zipCode", "zipCodeLocal"));

    private static FieldGroup of(String wire, Part... parts) {
        return new FieldGroup(
                wire,
                Arrays.stream(parts).flatMap(part -> part.fields().stream()).toList());
    }

    /** Some fields that stand together. */
    private record Part(List<Field> fields) {}

    /**
     * One field.
     *
     * @param list the code list that its ids are of; null when it has none
     */
    record Field(String name, @Nullable TaxonomyList list) {
        private String stem() {
            return name.substring(0, name.length() - "Id".length());
        }

        String wireName() {
            return list == null ? name : stem() + "ID";
        }

        String descriptionName() {
            return stem() + "Description";
        }
    }

    private static Part plain(String... names) {
        return new Part(Arrays.stream(names).map(name -> new Field(name, null)).toList());
    }

    private static Part coded(String name, TaxonomyList list) {
        return new Part(List.of(new Field(name, list)));
    }

    private static Part places() {
        return new Part(List.of(
                new Field("districtId", TaxonomyList.DISTRICTS),
                new Field("countyId", TaxonomyList.COUNTIES),
                new Field("parishId", TaxonomyList.PARISHES)));
    }

    /** The fields as an answer shows them. */
    Map<String, Object> described(Fields filled, Taxonomies taxonomies, Language language) {
        var shown = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = filled.value(field.name());
            if (value != null) {
                shown.put(field.wireName(), value);
                if (field.list() != null) {
                    shown.put(
                            field.descriptionName(), taxonomies.description(field.list(), value.intValue(), language));
                }
            }
        }
        return shown;
    }
}
