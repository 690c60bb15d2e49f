package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"in\": [2, 3]}                  | 2      | true",
                "{\"in\": [2, 3]}                  | 2.00   | true",
                "{\"in\": [2, 3]}                  | 4      | false",
                "{\"in\": [2, 3]}                  |        | false",
                "{\"in\": [true]}                  | true   | true",
                "{\"in\": [true]}                  | false  | false",
                "{\"in\": [\"PT\"]}                | \"PT\" | true",
                "{\"in\": [\"2\"]}                 | 2      | false",
                "{\"notIn\": [1]}                  | 1      | false",
                "{\"notIn\": [1]}                  | 2      | true",
                "{\"notIn\": [1]}                  |        | true",
                "{\"above\": 0}                    | 0      | false",
                "{\"above\": 0}                    | 0.01   | true",
                "{\"above\": 0}                    | -1     | false",
                "{\"above\": 0}                    |        | false",
                "{\"above\": 0}                    | true   | false",
                "{\"above\": 2003}                 | 2003   | false",
                "{\"above\": 2003}                 | 2004   | true",
                "{\"known\": true}                 | 0      | true",
                "{\"known\": true}                 |        | false",
                "{\"known\": false}                |        | true",
                "{\"known\": false}                | false  | false",
                "{\"notIn\": [1], \"known\": true} |        | false",
                "{\"notIn\": [1], \"known\": true} | 3      | true"
            })
    void a_condition_holds_or_not(String condition, @Nullable String fact, boolean holds) {
        var value = fact == null ? null : plain(fact);

        assertThat(Json.MAPPER.readValue(condition, Condition.class).holds(value))
                .isEqualTo(holds);
    }

    private static Object plain(String json) {
        return Json.MAPPER.readValue(json, Object.class);
    }

    @Test
    void equal_numbers_are_one_value_whatever_they_came_as() {
        var condition = new Condition(List.of(new BigDecimal("1E+2"), 7L), null, null, null);

        assertThat(condition.holds(100)).isTrue();
        assertThat(condition.holds(new BigDecimal("7.0"))).isTrue();
        assertThat(condition.holds(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void all_conditions_of_a_rule_must_hold() {
        var when = when("""
                {"loan.productSchemeId": {"in": [2]}, "borrower.borrowerTypeId": {"notIn": [3]},
                 "property.typologyId": {"known": true}}
                """);

        assertThat(holds(when, 2, 1, "1")).isTrue();
        assertThat(holds(when, 1, 1, "1")).isFalse();
        assertThat(holds(when, 2, 3, "1")).isFalse();
        assertThat(holds(when, 2, 1, "null")).isFalse();
        assertThat(When.ALWAYS.holds(Applications.facts("{}"), null)).isTrue();
    }

    private static boolean holds(When when, int scheme, int type, String typology) {
        var facts = Applications.facts("""
                {"loan": {"productSchemeId": %d}, "borrowers": [{"borrowerTypeId": %d}], "property": {"typologyId": %s}}
                """.formatted(scheme, type, typology));
        return when.holds(facts, facts.borrowers().getFirst());
    }

    private static When when(String json) {
        return Json.MAPPER.readValue(json, When.class);
    }

    @Test
    void documents_come_in_the_order_of_the_rules_then_of_the_borrowers() {
        var rulebook = rulebook("[]", """
                [{"code": "form", "documentTypeId": 924, "of": "process", "stopsSubmission": true, "pt": "a", "en": "a",
                  "when": {"loan.productSchemeId": {"in": [2]}}},
                 {"code": "identity", "documentTypeId": 901, "of": "eachBorrower", "pt": "b", "en": "b"},
                 {"code": "rents", "documentTypeId": 911, "of": "eachBorrower", "count": 2, "pt": "c", "en": "c",
                  "when": {"borrower.financialData.incomeRents": {"above": 0}}}]
                """);
        var facts = Applications.facts("""
                {"loan": {"productSchemeId": 2}, "property": {},
                 "borrowers": [{}, {"financialData": {"incomeRents": 300.5}}]}
                """);

        var papers = rulebook.documents(facts, TODAY);

        assertThat(papers)
                .extracting(RequiredPaper::requirementId)
                .containsExactly(
                        "form",
                        "identity." + Applications.borrower(1),
                        "identity." + Applications.borrower(2),
                        "rents." + Applications.borrower(2));
        assertThat(papers)
                .extracting(RequiredPaper::borrowerId)
                .containsExactly(null, Applications.borrower(1), Applications.borrower(2), Applications.borrower(2));
        assertThat(papers).extracting(paper -> paper.rule().count()).containsExactly(1, 1, 1, 2);
        assertThat(papers)
                .extracting(paper -> paper.rule().stopsSubmission())
                .containsExactly(true, false, false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, false",
        "2026-02-01, true",
        "2026-02-28, true",
        "2026-03-01, false",
    })
    void a_rule_holds_from_its_first_day_to_its_last(LocalDate day, boolean asked) {
        var rulebook = rulebook("[]", """
                [{"code": "plan", "documentTypeId": 929, "of": "process", "validFrom": "2026-02-01",
                  "validTo": "2026-02-28", "pt": "a", "en": "a"}]
                """);

        assertThat(rulebook.documents(Applications.facts("{}"), day)).hasSize(asked ? 1 : 0);
    }

    @Test
    void missing_fields_come_borrower_by_borrower_and_the_property_last() {
        var rulebook = rulebook("""
                [{"of": "property", "field": "zipCode"},
                 {"of": "borrower", "field": "personalData.name"},
                 {"of": "borrower", "anyOf": ["financialData.incomeRents", "financialData.incomeOthers"]}]
                """, "[]");
        var facts = Applications.facts("""
                {"loan": {}, "property": {},
                 "borrowers": [{"financialData": {"incomeOthers": 0}}, {"personalData": {"name": "Rui"}}]}
                """);

        assertThat(rulebook.missingFields(facts, TODAY))
                .containsExactly(
                        new MissingField(
                                RequiredField.Of.BORROWER,
                                Applications.borrower(1),
                                "personalData.name",
                                MissingField.REQUIRED),
                        new MissingField(
                                RequiredField.Of.BORROWER,
                                Applications.borrower(2),
                                "financialData.incomeRents",
                                MissingField.REQUIRED),
                        new MissingField(RequiredField.Of.PROPERTY, null, "zipCode", MissingField.REQUIRED));
    }

    @Test
    void a_field_that_two_rules_ask_for_is_missing_once() {
        var rulebook = rulebook("""
                [{"of": "property", "field": "yearBuilt", "when": {"loan.loanPurposeId": {"in": [1]}}},
                 {"of": "property", "field": "yearBuilt", "when": {"property.typologyId": {"in": [1]}}}]
                """, "[]");

        assertThat(rulebook.missingFields(
                        Applications.facts("{\"loan\": {\"loanPurposeId\": 1}, \"property\": {\"typologyId\": 1}}"),
                        TODAY))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30, expired", "2026-12-01, ''", "2027-01-01, ''", ", required"})
    void a_date_that_must_not_have_passed_holds_through_its_day(@Nullable String date, String code) {
        var rulebook = rulebook(
                "[{\"of\": \"borrower\", \"field\": \"personalData.identificationDocExpirationDate\", \"notPast\": true}]",
                "[]");
        var facts = Applications.facts("""
                {"borrowers": [{"personalData": {"identificationDocExpirationDate": %s}}]}
                """.formatted(date == null ? "null" : "\"" + date + "\""));

        assertThat(rulebook.missingFields(facts, TODAY))
                .extracting(MissingField::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void what_is_written_is_what_was_read() {
        var demonstration = DemonstrationRulebook.read();

        var again = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(demonstration), Rulebook.class);

        assertThat(again).isEqualTo(demonstration);
    }

    private static Rulebook rulebook(String fields, String documents) {
        return Json.MAPPER.readValue("""
                {"validFrom": "2026-01-01", "requiredFields": %s, "requiredDocuments": %s}
                """.formatted(fields, documents), Rulebook.class);
    }
}
