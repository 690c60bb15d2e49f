package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Zones;
import dev.lendport.outcome.Json;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@Covers("createRulebook")
class CreateRulebookTest {
    private static final String PATH = "/backoffice/rulebooks";
    private final Api staff = TestServer.staff();

    @Test
    void it_is_stored_under_the_next_version_where_partners_read_it() {
        var first = RulebookBodies.store(RulebookBodies.rulebook("2090-01-01"));

        var reply = staff.post(PATH, RulebookBodies.rulebook("2090-02-01").toString());

        assertThat(reply.expect(201).number("/additionalData/version").intValue())
                .isEqualTo(first + 1);
        assertThat(reply.header("Location")).isEqualTo("/v1/rulebooks/" + (first + 1));
        TestServer.sandboxBroker().get(reply.header("Location")).expect(200);
    }

    @Test
    void it_holds_at_once_from_its_day_to_the_next_ones() {
        RulebookBodies.store(RulebookBodies.alsoAsking("2091-03-01", "personalData.genderId"));
        RulebookBodies.store(RulebookBodies.rulebook("2091-04-01"));

        assertThat(fieldsOn("2091-03-01")).isEqualTo(fieldsOn("2091-03-31")).isEqualTo(fieldsOn("2091-02-28") + 1);
        assertThat(fieldsOn("2091-04-01")).isEqualTo(fieldsOn("2091-02-28"));
    }

    @Test
    void before_the_first_one_the_first_one_holds() {
        assertThat(TestServer.bean(Rulebooks.class).at(LocalDate.of(1999, 1, 1)))
                .contains(DemonstrationRulebook.read());
    }

    private static int fieldsOn(String day) {
        return TestServer.bean(Rulebooks.class)
                .at(LocalDate.parse(day))
                .orElseThrow()
                .requiredFields()
                .size();
    }

    @Test
    void two_cannot_start_on_one_day() {
        RulebookBodies.store(RulebookBodies.rulebook("2092-01-01"));

        staff.post(PATH, RulebookBodies.rulebook("2092-01-01").toString()).expectProblem(409, "rulebook_overlaps");
        staff.post(PATH, RulebookBodies.rulebook("2020-01-01").toString()).expectProblem(409, "rulebook_overlaps");
    }

    @Test
    void what_was_asked_of_a_process_cannot_be_changed_any_more() {
        var today = LocalDate.now(Zones.LISBON).toString();

        staff.post(PATH, RulebookBodies.rulebook(today).toString()).expectInvalid("/validFrom not_after");
        staff.post(PATH, RulebookBodies.rulebook("2020-01-02").toString()).expectInvalid("/validFrom not_after");
    }

    @Test
    void what_asks_for_nothing_or_for_what_is_not_there_is_refused() {
        staff.post(PATH, """
                        {"validFrom": "2093-01-01",
                         "requiredFields": [
                           {"of": "borrower"},
                           {"of": "borrower", "field": "personalData.shoeSize"},
                           {"of": "property", "field": "personalData.name"},
                           {"of": "borrower", "field": "personalData.name", "notPast": true},
                           {"of": "borrower", "anyOf": ["financialData.incomeRents", "financialData.luck"]},
                           {"of": "property", "field": "zipCode", "when": {"borrower.borrowerTypeId": {"in": [1]}}}],
                         "requiredDocuments": [
                           {"code": "one", "documentTypeId": 901, "of": "process", "pt": "a", "en": "a",
                            "when": {"loan.productShemeId": {"in": [2]}, "loan.productSchemeId": {"in": [2, 99]}}},
                           {"code": "one", "documentTypeId": 901, "of": "eachBorrower", "pt": "a", "en": "a",
                            "validFrom": "2026-02-01", "validTo": "2026-01-31",
                            "when": {"borrower.personalData.maritalStatusId": {"notIn": ["married"]},
                                     "borrower.personalData.name": {"above": 1},
                                     "borrower.financialData.hasSocialSecurityDebt": {"in": [true, 1]}}},
                           {"code": "two", "documentTypeId": 901, "of": "process", "pt": "a", "en": "a",
                            "when": {"borrower.financialData.incomeRents": {"above": 0}}}]}
                        """)
                .expectInvalid(
                        "/requiredFields/0/field required",
                        "/requiredFields/1/field unknown_fact",
                        "/requiredFields/2/field unknown_fact",
                        "/requiredFields/3/field wrong_type",
                        "/requiredFields/4/anyOf/1 unknown_fact",
                        "/requiredFields/5/when/borrower.borrowerTypeId fact_of_one_borrower",
                        "/requiredDocuments/0/when/loan.productShemeId unknown_fact",
                        "/requiredDocuments/0/when/loan.productSchemeId/in/1 unknown_id",
                        "/requiredDocuments/1/code repeated",
                        "/requiredDocuments/1/validTo not_before",
                        "/requiredDocuments/1/when/borrower.personalData.maritalStatusId/notIn/0 wrong_type",
                        "/requiredDocuments/1/when/borrower.personalData.name/above not_a_number_fact",
                        "/requiredDocuments/1/when/borrower.financialData.hasSocialSecurityDebt/in/1 wrong_type",
                        "/requiredDocuments/2/when/borrower.financialData.incomeRents fact_of_one_borrower");
    }

    @Test
    void what_the_contract_does_not_allow_is_refused() {
        staff.post(PATH, """
                        {"validFrom": "2093-02-30",
                         "requiredFields": [
                           {"of": "loan", "field": "x"},
                           {"of": "borrower", "field": "personalData.name", "when": {"borrower.borrowerTypeId": {}}}],
                         "requiredDocuments": [
                           {"code": "Not Snake", "documentTypeId": 4711, "of": "process", "pt": "", "en": "a", "count": 0,
                            "maximumAgeDays": 0, "when": {"loan.loanAmount": {"atLeast": 1}}}]}
                        """)
                .expectInvalid(
                        "/validFrom invalid_format",
                        "/requiredFields/0/of not_allowed",
                        "/requiredFields/1/when/borrower.borrowerTypeId too_few_fields",
                        "/requiredDocuments/0/code invalid_format",
                        "/requiredDocuments/0/documentTypeId unknown_id",
                        "/requiredDocuments/0/pt too_short",
                        "/requiredDocuments/0/count out_of_range",
                        "/requiredDocuments/0/maximumAgeDays out_of_range",
                        "/requiredDocuments/0/when/loan.loanAmount/atLeast unknown_field");
    }

    @Test
    void a_condition_of_which_nothing_is_left_is_not_taken_for_always() {
        staff.header("Prefer", "handling=lenient")
                .post(PATH, """
                        {"validFrom": "2093-02-01", "requiredDocuments": [],
                         "requiredFields": [{"of": "borrower", "field": "personalData.name",
                                             "when": {"loan.loanAmount": {"atLeast": 1}}}]}
                        """)
                .expectInvalid("/requiredFields/0/when/loan.loanAmount too_few_fields");
    }

    @Test
    void it_has_at_most_200_rules_of_a_kind() {
        var rulebook = RulebookBodies.rulebook("2093-03-01");
        var many = Json.MAPPER.createArrayNode();
        for (int i = 0; i <= 200; i++) {
            many.add(((ObjectNode) rulebook.path("requiredDocuments").get(0))
                    .deepCopy()
                    .put("code", "rule_" + i));
        }

        staff.post(PATH, rulebook.set("requiredDocuments", many).toString())
                .expectInvalid("/requiredDocuments too_many_items");
    }

    @Test
    void the_same_key_stores_it_once() {
        var once = staff.header("Idempotency-Key", "rulebook-2094");
        var body = RulebookBodies.rulebook("2094-01-01").toString();

        var first = once.post(PATH, body).expect(201);

        assertThat(once.post(PATH, body).expect(201).body()).isEqualTo(first.body());
    }

    @Test
    void a_broker_may_not_and_a_stranger_is_not_known() {
        var body = RulebookBodies.rulebook("2094-02-01").toString();

        TestServer.sandboxBroker().post(PATH, body).expectProblem(403, "not_allowed");
        TestServer.stranger().post(PATH, body).expectProblem(401, "unauthenticated");
    }
}
