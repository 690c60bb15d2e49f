package dev.lendport.rulebook;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemonstrationRulebookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Rulebook DEMONSTRATION = DemonstrationRulebook.read();

    @Test
    void it_would_be_taken_from_staff() {
        var taxonomies = TestServer.bean(CurrentTaxonomies.class);

        assertThat(RulebookChecks.errors(DEMONSTRATION, taxonomies.now(), taxonomies.today()))
                .isEmpty();
    }

    @Test
    void it_asks_for_most_types_of_document_in_both_languages() {
        var taxonomies = TestServer.bean(CurrentTaxonomies.class);
        var known = taxonomies.now().valid(TaxonomyList.DOCUMENT_TYPES, taxonomies.today());
        var asked = DEMONSTRATION.requiredDocuments().stream()
                .map(RequiredDocument::documentTypeId)
                .collect(toSet());

        assertThat(DEMONSTRATION.requiredDocuments()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(known).hasSize(38);
        assertThat(asked).hasSizeGreaterThanOrEqualTo(30);
        assertThat(DEMONSTRATION.requiredDocuments())
                .allSatisfy(rule -> assertThat(rule.pt()).isNotBlank().hasSizeLessThanOrEqualTo(200))
                .allSatisfy(rule -> assertThat(rule.en())
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(200)
                        .isNotEqualTo(rule.pt()));
    }

    @Test
    void only_the_form_of_the_youth_scheme_stops_a_submission() {
        assertThat(DEMONSTRATION.requiredDocuments().stream().filter(RequiredDocument::stopsSubmission))
                .extracting(RequiredDocument::documentTypeId)
                .containsExactly(924);
        assertThat(codes(papers(2, 1, "{}", "{}"))).contains("dl_44_form");
        assertThat(codes(papers(1, 1, "{}", "{}"))).doesNotContain("dl_44_form");
    }

    /** A scheme, a purpose, a person, a property, and what is asked because of them, or not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1|{}|{}|promissory_contract proof_of_own_funds land_register bank_statements|works_budget loan_balance",
                "1|2|{}|{}|building_licence works_budget|use_licence promissory_contract energy_certificate",
                "1|3|{}|{}|works_budget use_licence purchase_deed|building_licence",
                "1|4|{}|{}|loan_balance purchase_deed|promissory_contract",
                "1|1|{\"professionalData\": {\"employmentSituationId\": 1}}|{}|payslips employer_statement|green_receipts",
                "1|1|{\"professionalData\": {\"employmentSituationId\": 2}}|{}|green_receipts|payslips",
                "1|1|{\"professionalData\": {\"employmentSituationId\": 3}}|{}|company_accounts payslips|pension_statement",
                "1|1|{\"professionalData\": {\"employmentSituationId\": 5}}|{}|pension_statement|payslips",
                "1|1|{\"personalData\": {\"maritalStatusId\": 2}}|{}|matrimonial_document|de_facto_union",
                "1|1|{\"financialData\": {\"incomeRents\": 300}}|{}|rental_contract|no_tax_debt",
                "1|1|{\"borrowerTypeId\": 3, \"personalData\": {\"residenceTypeId\": 1}}|{}|guarantor_home|no_tax_debt",
                "2|1|{\"borrowerTypeId\": 1}|{}|no_tax_debt no_social_security_debt dl_44_form|guarantor_home",
                "2|1|{\"borrowerTypeId\": 3}|{}|dl_44_form|no_tax_debt",
                "1|1|{}|{\"typologyId\": 3}|land_register|use_licence floor_plans energy_certificate",
                "1|1|{}|{\"typologyId\": 1, \"yearBuilt\": 2004}|housing_technical_file|building_licence",
                "1|1|{}|{\"typologyId\": 1, \"yearBuilt\": 2003}|use_licence|housing_technical_file"
            })
    void it_asks_for_what_fits(int scheme, int purpose, String person, String property, String asked, String notAsked) {
        assertThat(codes(papers(scheme, purpose, person, property)))
                .contains(asked.split(" "))
                .doesNotContain(notAsked.split(" "));
    }

    private static List<RequiredPaper> papers(int scheme, int purpose, String person, String property) {
        var facts = Applications.facts("""
                {"loan": {"productSchemeId": %d, "loanPurposeId": %d}, "borrowers": [%s], "property": %s}
                """.formatted(scheme, purpose, person, property));
        return DEMONSTRATION.documents(facts, TODAY);
    }

    private static List<String> codes(List<RequiredPaper> papers) {
        return papers.stream().map(paper -> paper.rule().code()).toList();
    }
}
