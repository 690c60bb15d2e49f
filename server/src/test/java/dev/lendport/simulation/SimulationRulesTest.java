package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.finance.MortgageTerms;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Texts;
import dev.lendport.pricing.PricedLoan;
import dev.lendport.pricing.Pricing;
import dev.lendport.simulation.SimulationRule.Application;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule at its limit and just beyond it, on the demonstration price sheet, on a fixed day. */
class SimulationRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 27);

    @BeforeAll
    static void prices() {
        Requests.broker();
    }

    private static List<RuleOutcome> outcomes(String patch, LocalDate today, Optional<Integer> productMonths) {
        var pricing = TestServer.bean(Pricing.class);
        var request = Requests.requestWith(patch);
        var basis = done(pricing.price(request.toPrice(), TODAY)).basis();
        MortgageTerms terms = done(pricing.terms(request.toPrice(), basis));
        return LendingRules.outcomes(
                new Application(request, pricing.sheet(basis).limits(), terms, productMonths, today));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Optional<RuleOutcome> outcome(String code, String patch) {
        return outcomes(patch, TODAY, Optional.empty()).stream()
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "loan_amount_minimum|{\"loan\": {\"loanAmount\": 25000}}|true|25000|25000",
                "loan_amount_minimum|{\"loan\": {\"loanAmount\": 24999.99}}|false|24999.99|25000",
                "loan_amount_maximum|{\"loan\": {\"loanAmount\": 1000000}}|true|1000000|1000000",
                "loan_amount_maximum|{\"loan\": {\"loanAmount\": 1000000.01}}|false|1000000.01|1000000",
                "loan_duration_minimum|{\"loan\": {\"loanDurationMonths\": 60}}|true|60|60",
                "loan_duration_minimum|{\"loan\": {\"loanDurationMonths\": 59}}|false|59|60",
                "loan_duration_maximum|{\"loan\": {\"loanDurationMonths\": 480}}|true|480|480",
                "loan_duration_maximum|{\"loan\": {\"loanDurationMonths\": 481}}|false|481|480",
                "capital_grace_maximum|{\"loan\": {\"capitalGracePeriodMonths\": 24}}|true|24|24",
                "ltv_maximum|{\"loan\": {\"loanAmount\": 225000}}|true|90|90",
                "ltv_maximum|{\"loan\": {\"loanAmount\": 225000.01}}|false|90.0001|90",
                "ltv_maximum|{\"property\": {\"evaluationEstimatedAmount\": 220000}}|false|90.9091|90",
                "ltv_maximum|{\"loan\": {\"productPurposeId\": 3}}|true|80|80",
                "ltv_maximum|{\"loan\": {\"productPurposeId\": 4, \"loanAmount\": 200000.01}}|false|80.0001|80",
                "ltv_maximum|{\"loan\": {\"productSchemeId\": 2, \"loanAmount\": 250000}}|true|100|100"
            })
    void the_price_sheet_limits_amount_term_grace_and_security(
            String code, String patch, boolean passed, BigDecimal actual, BigDecimal limit) {
        assertThat(outcome(code, patch)).hasValueSatisfying(found -> {
            assertThat(found.passed()).isEqualTo(passed);
            assertThat((BigDecimal) found.actual()).isEqualByComparingTo(actual);
            assertThat((BigDecimal) found.limit()).isEqualByComparingTo(limit);
        });
    }

    @ParameterizedTest
    @CsvSource({
        // 40 years to age 30, 37 to 35, 35 above: birthdays on the day itself count.
        "maturity_for_age, 1995-07-28, 480, true, 480",
        "maturity_for_age, 1995-07-27, 480, false, 444",
        "maturity_for_age, 1990-07-28, 444, true, 444",
        "maturity_for_age, 1990-07-27, 444, false, 420",
        // The last instalment falls on 27 July: a birthday on that day makes one year more.
        "age_at_maturity, 1980-07-28, 360, true, 75",
        "age_at_maturity, 1951-07-27, 12, false, 75",
        "age_at_maturity, 1951-07-28, 12, true, 75",
        "borrower_full_age, 2008-07-27, 360, true, 18",
        "borrower_full_age, 2008-07-28, 360, false, 18"
    })
    void the_age_of_a_borrower_limits_the_term(
            String code, LocalDate birthDate, int months, boolean passed, BigDecimal limit) {
        var patch = """
                {"loan": {"loanDurationMonths": %d}, "borrowers": [{"isKeyBorrower": true, "birthDate": "%s"}]}
                """.formatted(months, birthDate);

        assertThat(outcome(code, patch)).hasValueSatisfying(found -> {
            assertThat(found.passed()).isEqualTo(passed);
            assertThat((BigDecimal) found.limit()).isEqualByComparingTo(limit);
        });
    }

    @Test
    void the_pointer_is_that_of_the_borrower_whose_age_counts() {
        var patch = """
                {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10"},
                               {"isKeyBorrower": false, "birthDate": "1949-05-10"},
                               {"isKeyBorrower": false, "birthDate": "2009-05-10"}]}
                """;

        assertThat(outcome("age_at_maturity", patch).orElseThrow().pointer()).isEqualTo("/borrowers/1/birthDate");
        assertThat(outcome("borrower_full_age", patch).orElseThrow().pointer()).isEqualTo("/borrowers/2/birthDate");
    }

    @ParameterizedTest
    @CsvSource({"2400, 50.0009, false", "2400.04, 50, true"})
    void debt_service_is_measured_under_the_assumed_rise_of_the_rate(
            String income, BigDecimal percent, boolean passed) {
        // 200 000 at 3.548 + 1.5 = 5.048 % over 360 months: 1 079.52; with 120.50 of other instalments 1 200.02.
        var found = outcome("dsti_maximum", """
                {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10", "monthlyIncome": %s,
                                "monthlyInstallments": 120.5}]}
                """.formatted(income)).orElseThrow();

        assertThat((BigDecimal) found.actual()).isEqualByComparingTo(percent);
        assertThat(found.passed()).isEqualTo(passed);
    }

    @Test
    void debt_service_is_not_measured_while_no_income_is_known() {
        var patch = "{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"1990-05-10\"}]}";

        assertThat(outcome("dsti_maximum", patch)).isEmpty();
    }

    @Test
    void no_income_at_all_bears_no_debt() {
        var found = outcome("dsti_maximum", """
                {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10", "monthlyIncome": 0}]}
                """);

        assertThat(found.orElseThrow().passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"360, true", "361, false", "240, true"})
    void a_rate_fixed_for_thirty_years_fits_no_longer_term(int months, boolean passed) {
        var patch = "{\"loan\": {\"indexTypeSubCategoryId\": 1, \"indexTypeId\": 80, \"loanDurationMonths\": %d}}"
                .formatted(months);

        var found = outcomes(patch, TODAY, Optional.of(360)).stream()
                .filter(outcome -> outcome.code().equals("fixed_period_fits_term"))
                .findFirst();

        assertThat(found.orElseThrow().passed()).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"60, false", "61, true"})
    void a_mixed_rate_follows_its_index_for_a_month_at_least(int months, boolean passed) {
        var patch = "{\"loan\": {\"indexTypeSubCategoryId\": 3, \"indexTypeId\": 75, \"loanDurationMonths\": %d}}"
                .formatted(months);

        assertThat(outcome("fixed_period_fits_term", patch).orElseThrow().passed())
                .isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "youth_age|{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"1990-07-28\"}]}|true",
                "youth_age|{\"borrowers\": [{\"isKeyBorrower\": true, \"birthDate\": \"1990-07-27\"}]}|false",
                "youth_acquisition|{}|true",
                "youth_acquisition|{\"loan\": {\"loanPurposeId\": 2}}|false",
                "youth_first_residence|{\"loan\": {\"productPurposeId\": 3}}|false",
                "youth_price|{\"property\": {\"acquisitionAmount\": 450000}}|true",
                "youth_price|{\"property\": {\"acquisitionAmount\": 450000.01}}|false",
                "youth_financing|{\"loan\": {\"loanAmount\": 212500}}|true",
                "youth_financing|{\"loan\": {\"loanAmount\": 250000.01}}|false",
                "youth_financing|{\"loan\": {\"loanAmount\": 212000}}|false",
                "youth_open|{}|true"
            })
    void the_youth_scheme_has_conditions_of_its_own(String code, String patch, boolean passed) {
        var youth = MergePatch.apply(Requests.object("{\"loan\": {\"productSchemeId\": 2}}"), Requests.object(patch));

        assertThat(outcome(code, youth.toString()).orElseThrow().passed()).isEqualTo(passed);
        assertThat(outcome(code, patch)).isEmpty();
    }

    @Test
    void the_youth_scheme_ends_with_the_last_day_for_contracts() {
        var after =
                outcomes("{\"loan\": {\"productSchemeId\": 2}}", LocalDate.of(2027, 1, 1), Optional.empty()).stream()
                        .filter(outcome -> outcome.code().equals("youth_open"))
                        .findFirst();

        assertThat(after.orElseThrow().passed()).isFalse();
    }

    @Test
    void every_rule_has_a_code_of_its_own_and_a_text() {
        var codes = LendingRules.ALL.stream().map(SimulationRule::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
        for (var language : Language.values()) {
            assertThat(Texts.of("simulation").keys(language))
                    .as(language.name())
                    .containsAll(codes.stream().map(code -> "rule." + code).toList());
        }
    }

    @Test
    void a_price_is_kept_to_the_letter() {
        PricedLoan priced = done(
                TestServer.bean(Pricing.class).price(Requests.requestWith("{}").toPrice(), TODAY));

        var json = Json.MAPPER.writeValueAsString(priced);

        assertThat(Json.MAPPER.readValue(json, PricedLoan.class)).isEqualTo(priced);
    }
}
