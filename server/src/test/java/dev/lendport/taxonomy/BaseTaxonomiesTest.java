package dev.lendport.taxonomy;

import static dev.lendport.taxonomy.TaxonomyList.BRANCHES;
import static dev.lendport.taxonomy.TaxonomyList.COUNTIES;
import static dev.lendport.taxonomy.TaxonomyList.COUNTRIES;
import static dev.lendport.taxonomy.TaxonomyList.DISTRICTS;
import static dev.lendport.taxonomy.TaxonomyList.DOCUMENT_TYPES;
import static dev.lendport.taxonomy.TaxonomyList.INDEX_TYPES;
import static dev.lendport.taxonomy.TaxonomyList.INDEX_TYPE_SUB_CATEGORIES;
import static dev.lendport.taxonomy.TaxonomyList.LOAN_PURPOSES;
import static dev.lendport.taxonomy.TaxonomyList.NOTIFICATION_TYPES;
import static dev.lendport.taxonomy.TaxonomyList.PARISHES;
import static dev.lendport.taxonomy.TaxonomyList.PRODUCT_PURPOSES;
import static dev.lendport.taxonomy.TaxonomyList.PRODUCT_SCHEMES;
import static dev.lendport.taxonomy.TaxonomyList.WORKFLOW_STATES_PROPOSAL;
import static dev.lendport.taxonomy.TaxonomyList.WORKFLOW_STATES_SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.Language;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTaxonomiesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final List<TaxonomyItem> ITEMS = BaseTaxonomies.onClassPath().items();
    // Building it checks that ids are unique in their list and that every parent exists.
    private static final Taxonomies BASE = new Taxonomies(1, ITEMS);

    @ParameterizedTest
    @EnumSource
    void everyListHasEntriesWithUniqueCodes(TaxonomyList list) {
        var items = BASE.valid(list, DAY);

        assertThat(items).isNotEmpty();
        assertThat(items).extracting(TaxonomyItem::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyDescriptionIsTidyInBothLanguages(TaxonomyList list) {
        assertThat(BASE.valid(list, DAY)).allSatisfy(item -> {
            assertThat(item.pt()).isEqualTo(item.pt().strip()).doesNotContain("  ");
            assertThat(item.en()).isEqualTo(item.en().strip()).doesNotContain("  ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker-types",
                "broker-sub-types",
                "broker-classifications",
                "broker-fee-types",
                "broker-statuses",
                "broker-iva-regimes",
                "broker-retention-regimes",
                "broker-extract-periodicity",
                "countries",
                "districts",
                "districts-with-counties",
                "counties",
                "parishes",
                "document-types",
                "document-categories",
                "product-purposes",
                "loan-purposes",
                "product-schemes",
                "index-type-sub-categories",
                "index-types",
                "index-type-list-mixed",
                "fixed-fixed-period",
                "mixed-fixed-period",
                "bank-charge-types",
                "property-typologies",
                "entity-types",
                "identification-documents",
                "marital-statuses",
                "matrimonial-regimes",
                "residence-types",
                "genders",
                "professions",
                "employment-contract-types",
                "employment-situations",
                "employment-department-positions",
                "key-borrower-relations",
                "proposal-cancel-reasons",
                "proposal-reject-reasons",
                "simulation-reject-reasons",
                "workflow-phases",
                "workflow-states-simulation",
                "workflow-states-proposal",
                "notification-types"
            })
    void everyPublishedListWithoutParametersIsThere(String path) {
        assertThat(TaxonomyView.at(path)).isPresent();
    }

    @Test
    void districtsAndCountiesAreComplete() {
        assertThat(BASE.valid(DISTRICTS, DAY))
                .hasSize(29)
                .allSatisfy(district -> assertThat(district.code()).matches("[0-9]{2}"));
        assertThat(BASE.valid(COUNTIES, DAY)).hasSize(308);
    }

    @Test
    void theCodeOfAPlaceStartsWithTheCodeOfThePlaceAroundIt() {
        for (var list : List.of(COUNTIES, PARISHES)) {
            assertThat(BASE.valid(list, DAY)).allSatisfy(item -> {
                var around = BASE.find(
                                parentOf(list), BASE.parent(list, item.id()).orElseThrow())
                        .orElseThrow();
                assertThat(item.code())
                        .startsWith(around.code())
                        .hasSize(around.code().length() + 2);
            });
        }
    }

    private static TaxonomyList parentOf(TaxonomyList list) {
        return list == COUNTIES ? DISTRICTS : COUNTIES;
    }

    @Test
    void placesOfTheDocumentedExampleKeepTheirIds() {
        assertThat(BASE.description(DISTRICTS, 1, Language.EN)).isEqualTo("Aveiro");
        assertThat(BASE.description(COUNTIES, 1, Language.EN)).isEqualTo("ANADIA");
        assertThat(BASE.parent(COUNTIES, 1)).hasValue(1);
        assertThat(BASE.description(PARISHES, 4186, Language.EN)).isEqualTo("AVELAS DE CAMINHO");
        assertThat(BASE.parent(PARISHES, 4186)).hasValue(1);
        assertThat(BASE.description(BRANCHES, 10, Language.EN)).isEqualTo("Lisbon - Centro");
        assertThat(BASE.description(BRANCHES, 213, Language.EN)).isEqualTo("LOJA VIRTUAL CC");
        assertThat(BASE.description(DOCUMENT_TYPES, 924, Language.PT)).isEqualTo("Formulário DL 44 CH Jovem");
        assertThat(BASE.parent(DOCUMENT_TYPES, 924)).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "WORKFLOW_STATES_SIMULATION, 1, Simulated",
        "WORKFLOW_STATES_SIMULATION, 2, Accepted",
        "WORKFLOW_STATES_SIMULATION, 3, Rejected",
        "WORKFLOW_STATES_SIMULATION, 4, Canceled",
        "WORKFLOW_STATES_SIMULATION, 5, Converted",
        "WORKFLOW_STATES_SIMULATION, 6, Expired",
        "WORKFLOW_STATES_PROPOSAL, 1, In Acceptance",
        "WORKFLOW_STATES_PROPOSAL, 2, In Review",
        "WORKFLOW_STATES_PROPOSAL, 3, In Creation",
        "WORKFLOW_STATES_PROPOSAL, 4, Approved",
        "WORKFLOW_STATES_PROPOSAL, 5, Rejected",
        "WORKFLOW_STATES_PROPOSAL, 6, Contract Scheduled",
        "WORKFLOW_STATES_PROPOSAL, 7, Contracted",
        "WORKFLOW_STATES_PROPOSAL, 8, Canceled",
        "WORKFLOW_STATES_PROPOSAL, 9, Awaits Documents",
        "WORKFLOW_STATES_PROPOSAL, 10, Expired",
        "PRODUCT_SCHEMES, 1, GENERAL",
        "PRODUCT_SCHEMES, 2, YOUTH",
        "LOAN_PURPOSES, 1, ACQUISITION",
        "LOAN_PURPOSES, 2, CONSTRUCTION",
        "LOAN_PURPOSES, 3, WORKS",
        "LOAN_PURPOSES, 4, TRANSFER",
        "PRODUCT_PURPOSES, 2, FIRST RESIDENCE",
        "PRODUCT_PURPOSES, 3, SECOND RESIDENCE",
        "PRODUCT_PURPOSES, 4, RENTAL",
        "INDEX_TYPE_SUB_CATEGORIES, 1, FIXED",
        "INDEX_TYPE_SUB_CATEGORIES, 2, VARIABLE",
        "INDEX_TYPE_SUB_CATEGORIES, 3, MIXED",
        "PROPERTY_TYPOLOGIES, 1, Flat",
        "DOCUMENT_CATEGORIES, 1, Other",
        "KEY_BORROWER_RELATIONS, 1, Spouse",
        "BORROWER_TYPES, 1, KeyBorrower"
    })
    void fixedIdsHaveTheirPublishedMeaning(TaxonomyList list, int id, String description) {
        assertThat(BASE.description(list, id, Language.EN)).isEqualTo(description);
    }

    @Test
    void statesHaveNoOtherIds() {
        assertThat(BASE.valid(WORKFLOW_STATES_SIMULATION, DAY)).hasSize(6);
        assertThat(BASE.valid(WORKFLOW_STATES_PROPOSAL, DAY)).hasSize(10);
        assertThat(BASE.find(NOTIFICATION_TYPES, 8).orElseThrow().code())
                .isEqualTo("credit_transfer.received_portability");
        assertThat(BASE.valid(LOAN_PURPOSES, DAY)).hasSize(4);
        assertThat(BASE.valid(PRODUCT_SCHEMES, DAY)).hasSize(2);
        assertThat(BASE.valid(PRODUCT_PURPOSES, DAY)).hasSize(3);
    }

    @Test
    void indexTypesBelongToTheirSubCategories() {
        assertThat(BASE.children(INDEX_TYPES, 1, DAY))
                .extracting(TaxonomyItem::id)
                .containsExactly(80, 86);
        assertThat(BASE.children(INDEX_TYPES, 2, DAY))
                .extracting(TaxonomyItem::id)
                .containsExactly(5, 6, 7);
        assertThat(BASE.children(INDEX_TYPES, 3, DAY))
                .extracting(TaxonomyItem::id)
                .containsExactly(87, 82, 89, 75);
        assertThat(BASE.description(INDEX_TYPES, 80, Language.PT)).isEqualTo("Fixa 30 anos");
        assertThat(BASE.description(INDEX_TYPES, 86, Language.PT)).isEqualTo("Fixa 34 anos");
        assertThat(BASE.valid(INDEX_TYPE_SUB_CATEGORIES, DAY)).hasSize(3);
    }

    @Test
    void countriesAreAllOfIso3166AndKeepIdsThatComeFromTheirLetters() {
        var countries = BASE.valid(COUNTRIES, DAY);

        assertThat(countries).hasSizeGreaterThan(240);
        assertThat(BASE.description(COUNTRIES, 410, Language.PT)).isEqualTo("Portugal");
        assertThat(BaseTaxonomies.countryId("AA")).isEqualTo(1);
        assertThat(BaseTaxonomies.countryId("PT")).isEqualTo(410);
        assertThat(BaseTaxonomies.countryId("ZZ")).isEqualTo(676);
        assertThat(BASE.description(COUNTRIES, BaseTaxonomies.countryId("DE"), Language.PT))
                .isEqualTo("Alemanha");
        assertThat(BASE.description(COUNTRIES, BaseTaxonomies.countryId("DE"), Language.EN))
                .isEqualTo("Germany");
        assertThat(BASE.children(DISTRICTS, 410, DAY)).hasSize(29);
    }

    @Test
    void noIdIsUsedTwiceAcrossTheFiles() {
        var seen = new HashSet<String>();
        assertThat(ITEMS.stream()
                        .map(item -> item.list() + "/" + item.id())
                        .filter(key -> !seen.add(key))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }
}
