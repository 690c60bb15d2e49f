package dev.lendport.taxonomy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored code lists. The lists that only rearrange these on the wire are {@link TaxonomyView}s. */
public enum TaxonomyList {
    BROKER_TYPES("broker-types"),
    BROKER_SUB_TYPES("broker-sub-types", BROKER_TYPES, "brokerTypeID"),
    BROKER_CLASSIFICATIONS("broker-classifications"),
    BROKER_FEE_TYPES("broker-fee-types"),
    BROKER_STATUSES("broker-statuses"),
    BROKER_IVA_REGIMES("broker-iva-regimes"),
    BROKER_RETENTION_REGIMES("broker-retention-regimes"),
    BROKER_EXTRACT_PERIODICITY("broker-extract-periodicity"),
    COUNTRIES("countries"),
    DISTRICTS("districts", COUNTRIES, "countryID"),
    COUNTIES("counties", DISTRICTS, "districtID"),
    PARISHES("parishes", COUNTIES, "countyID"),
    DOCUMENT_CATEGORIES("document-categories"),
    DOCUMENT_TYPES("document-types", DOCUMENT_CATEGORIES, "documentCategoryID"),
    PRODUCT_PURPOSES("product-purposes"),
    LOAN_PURPOSES("loan-purposes"),
    PRODUCT_SCHEMES("product-schemes"),
    INDEX_TYPE_SUB_CATEGORIES("index-type-sub-categories"),
    INDEX_TYPES("index-types", INDEX_TYPE_SUB_CATEGORIES, "indexTypeSubCategoryID"),
    BANK_CHARGE_TYPES("bank-charge-types"),
    PROPERTY_TYPOLOGIES("property-typologies"),
    ENTITY_TYPES("entity-types"),
    IDENTIFICATION_DOCUMENTS("identification-documents"),
    MARITAL_STATUSES("marital-statuses"),
    MATRIMONIAL_REGIMES("matrimonial-regimes"),
    RESIDENCE_TYPES("residence-types"),
    GENDERS("genders"),
    PROFESSIONS("professions"),
    EMPLOYMENT_CONTRACT_TYPES("employment-contract-types"),
    EMPLOYMENT_SITUATIONS("employment-situations"),
    EMPLOYMENT_DEPARTMENT_POSITIONS("employment-department-positions"),
    KEY_BORROWER_RELATIONS("key-borrower-relations"),
    PROPOSAL_CANCEL_REASONS("proposal-cancel-reasons"),
    PROPOSAL_REJECT_REASONS("proposal-reject-reasons"),
    SIMULATION_REJECT_REASONS("simulation-reject-reasons"),
    WORKFLOW_PHASES("workflow-phases"),
    WORKFLOW_STATES_SIMULATION("workflow-states-simulation", WORKFLOW_PHASES, "workflowPhaseID"),
    WORKFLOW_STATES_PROPOSAL("workflow-states-proposal", WORKFLOW_PHASES, "workflowPhaseID"),
    NOTIFICATION_TYPES("notification-types"),
    // Not among the lists of the published API: ids that its operations use without a list to look them up in.
    BRANCHES("branches"),
    BORROWER_TYPES("borrower-types"),
    INSURANCE_TYPES("insurance-types"),
    DOCUMENT_REFUSAL_REASONS("document-refusal-reasons"),
    DOCUMENT_WAIVER_REASONS("document-waiver-reasons");

    private static final Map<String, TaxonomyList> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TaxonomyList::path, Function.identity()));

    private final String path;
    private final @Nullable TaxonomyList parent;
    private final String parentField;

    TaxonomyList(String path) {
        this(path, null, "");
    }

    TaxonomyList(String path, @Nullable TaxonomyList parent, String parentField) {
        this.path = path;
        this.parent = parent;
        this.parentField = parentField;
    }

    static Optional<TaxonomyList> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** The list's name in paths, files and rows, in kebab case: {@code document-types}. */
    public String path() {
        return path;
    }

    /** The list that the parents of this list's items are in, or null when its items have no parents. */
    public @Nullable TaxonomyList parent() {
        return parent;
    }

    /** The name of the parent's id on the wire, as {@code districtID}; empty when there are no parents. */
    String parentField() {
        return parentField;
    }
}
