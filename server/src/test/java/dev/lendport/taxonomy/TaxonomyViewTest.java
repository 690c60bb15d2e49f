package dev.lendport.taxonomy;

import static dev.lendport.taxonomy.TaxonomyList.COUNTIES;
import static dev.lendport.taxonomy.TaxonomyList.COUNTRIES;
import static dev.lendport.taxonomy.TaxonomyList.DISTRICTS;
import static dev.lendport.taxonomy.TaxonomyList.GENDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lendport.outcome.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaxonomyViewTest {
    private static final LocalDate REFORM = LocalDate.of(2024, 2, 29);
    private static final Taxonomies BASE =
            new Taxonomies(1, BaseTaxonomies.onClassPath().items());

    @Test
    void aListShowsIdCodeDescriptionAndParentInTheCallersLanguage() {
        assertThat(text(BASE, "workflow-states-simulation", Language.EN)).startsWith("""
                        [{"id":1,"code":"SIMULATED","description":"Simulated","workflowPhaseID":1},""");
        assertThat(text(BASE, "districts", Language.PT)).startsWith("""
                        [{"id":1,"code":"01","description":"Aveiro","countryID":410},""");
        assertThat(text(BASE, "genders", Language.PT)).isEqualTo("""
                        [{"id":1,"code":"M","description":"Masculino"},\
                        {"id":2,"code":"F","description":"Feminino"},\
                        {"id":3,"code":"X","description":"Não indicado"}]""");
    }

    @Test
    void mixedIndexTypesAndFixedPeriodsComeFromTheIndexTypes() {
        assertThat(text(BASE, "index-type-list-mixed", Language.PT)).startsWith("""
                        [{"id":87,"code":"MIXED_12","description":"Mista 1 ano","fixedPeriodMonths":12,"indexTypeSubCategoryID":3},""");
        assertThat(text(BASE, "fixed-fixed-period", Language.EN)).isEqualTo("""
                        [{"id":80,"code":"FIXED_360","description":"30 years","fixedPeriodMonths":360,"indexTypeSubCategoryID":1},\
                        {"id":86,"code":"FIXED_408","description":"34 years","fixedPeriodMonths":408,"indexTypeSubCategoryID":1}]""");
        assertThat(text(BASE, "mixed-fixed-period", Language.PT)).isEqualTo("""
                        [{"id":87,"code":"MIXED_12","description":"1 ano","fixedPeriodMonths":12,"indexTypeSubCategoryID":3},\
                        {"id":82,"code":"MIXED_24","description":"2 anos","fixedPeriodMonths":24,"indexTypeSubCategoryID":3},\
                        {"id":89,"code":"MIXED_36","description":"3 anos","fixedPeriodMonths":36,"indexTypeSubCategoryID":3},\
                        {"id":75,"code":"MIXED_60","description":"5 anos","fixedPeriodMonths":60,"indexTypeSubCategoryID":3}]""");
    }

    @Test
    void districtsCarryTheirCountiesInside() {
        var taxonomies = new Taxonomies(
                1,
                List.of(
                        item(COUNTRIES, 410, null, null, null),
                        item(DISTRICTS, 1, 410, null, null),
                        item(DISTRICTS, 2, 410, null, null),
                        item(COUNTIES, 7, 1, null, null)));

        assertThat(text(taxonomies, "districts-with-counties", Language.EN)).isEqualTo("""
                        [{"id":1,"code":"c1","description":"en1","countryID":410,\
                        "counties":[{"id":7,"code":"c7","description":"en7","districtID":1,"countryID":410}]},\
                        {"id":2,"code":"c2","description":"en2","countryID":410,"counties":[]}]""");
    }

    @Test
    void anEntryIsShownFromItsFirstDayUntilTheDayItEnds() {
        var taxonomies = new Taxonomies(
                1,
                List.of(
                        item(GENDERS, 1, null, null, REFORM),
                        item(GENDERS, 2, null, REFORM, null),
                        item(GENDERS, 3, null, null, null)));
        var view = TaxonomyView.at("genders").orElseThrow();

        assertThat(taxonomies.valid(GENDERS, REFORM.minusDays(1)))
                .extracting(TaxonomyItem::id)
                .containsExactly(1, 3);
        assertThat(taxonomies.valid(GENDERS, REFORM))
                .extracting(TaxonomyItem::id)
                .containsExactly(2, 3);
        assertThat(taxonomies.has(GENDERS, 1, REFORM)).isFalse();
        assertThat(taxonomies.description(GENDERS, 1, Language.PT)).isEqualTo("pt1");
        assertThat(new String(
                        taxonomies.body(view, Language.PT, REFORM.minusDays(1)).json(), StandardCharsets.UTF_8))
                .contains("c1")
                .doesNotContain("c2");
        assertThat(new String(taxonomies.body(view, Language.PT, REFORM).json(), StandardCharsets.UTF_8))
                .contains("c2")
                .doesNotContain("c1");
    }

    @Test
    void anUnknownIdIsNotInTheListAndHasNoDescription() {
        assertThat(BASE.has(GENDERS, 99, REFORM)).isFalse();
        assertThat(BASE.parent(COUNTIES, 9_999)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> BASE.description(GENDERS, 99, Language.EN));
    }

    @Test
    void aDoubleIdOrAMissingParentIsRefused() {
        var portugal = item(COUNTRIES, 410, null, null, null);
        var district = item(DISTRICTS, 1, 410, null, null);

        assertThatIllegalArgumentException().isThrownBy(() -> new Taxonomies(1, List.of(portugal, portugal)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Taxonomies(1, List.of(district)));
        assertThatIllegalArgumentException().isThrownBy(() -> item(DISTRICTS, 1, null, null, null));
    }

    @Test
    void theEntityTagIsStrongAndChangesWithLanguageAndContent() {
        var view = TaxonomyView.at("genders").orElseThrow();
        var portuguese = BASE.body(view, Language.PT, REFORM);

        assertThat(portuguese.etag()).matches("\"[0-9a-f]{24}\"");
        assertThat(BASE.body(view, Language.PT, REFORM.plusYears(9))).isSameAs(portuguese);
        assertThat(BASE.body(view, Language.EN, REFORM).etag()).isNotEqualTo(portuguese.etag());
        assertThat(new Taxonomies(2, BaseTaxonomies.onClassPath().items())
                        .body(view, Language.PT, REFORM)
                        .etag())
                .isEqualTo(portuguese.etag());
    }

    private static String text(Taxonomies taxonomies, String path, Language language) {
        var view = TaxonomyView.at(path).orElseThrow();
        return new String(taxonomies.body(view, language, REFORM).json(), StandardCharsets.UTF_8);
    }

    private static TaxonomyItem item(
            TaxonomyList list,
            int id,
            @Nullable Integer parent,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        return new TaxonomyItem(list, id, "c" + id, parent, "pt" + id, "en" + id, validFrom, validUntil);
    }
}
