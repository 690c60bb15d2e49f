package dev.lendport.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The Commission's worked examples, to the last printed digit: from the flows, and from the loan's own rules. */
class AnnexExamplesTest {

    @TestFactory
    Stream<DynamicNode> everyExampleComesOutAsPrinted() {
        return Examples.cases().stream()
                .map(example -> DynamicContainer.dynamicContainer(
                        "example " + example.get("id").stringValue(),
                        Stream.concat(
                                tests(example, example.get("loan")),
                                example.has("illustrative")
                                        ? tests(
                                                example.get("illustrative"),
                                                Examples.overridden(
                                                        example.get("loan"),
                                                        example.get("illustrative")
                                                                .get("loan_override")))
                                        : Stream.empty())));
    }

    @Test
    void allExamplesAreThere() {
        assertThat(Examples.cases()).hasSize(20);
        assertThat(Examples.cases().stream().filter(example -> example.has("illustrative")))
                .hasSize(4);
    }

    private static Stream<DynamicTest> tests(JsonNode example, JsonNode loan) {
        List<LoanSchedule> schedules = Examples.schedules(loan);
        return Stream.of(
                DynamicTest.dynamicTest(
                        "the APRC of the flows", () -> assertAprc(example, Aprc.of(Examples.flows(example)))),
                DynamicTest.dynamicTest("the APRC of the loan", () -> assertAprc(example, Aprc.of(flows(schedules)))),
                DynamicTest.dynamicTest("the totals", () -> assertTotals(example, loan, schedules)),
                DynamicTest.dynamicTest("every payment", () -> assertPayments(example, schedules)),
                DynamicTest.dynamicTest("the published instalments", () -> assertInstalments(example, schedules)),
                DynamicTest.dynamicTest("the anchors", () -> assertAnchors(example, schedules)));
    }

    private static void assertAprc(JsonNode example, Aprc aprc) {
        JsonNode printed = example.get("aprc");
        int decimals = printed.get("decimals").intValue();
        assertThat(aprc.rounded(decimals))
                .isEqualByComparingTo(printed.get("text").stringValue().replace("%", ""));
        assertThat(aprc.published() + "%").isEqualTo(printed.get("one_decimal").stringValue());
    }

    private static void assertTotals(JsonNode example, JsonNode loan, List<LoanSchedule> schedules) {
        for (String name : List.of("total_amount_payable", "total_payments")) {
            if (example.has(name)) {
                assertThat(total(schedules))
                        .isEqualByComparingTo(example.get(name).decimalValue());
            }
        }
        if (example.has("total_cost")) {
            assertThat(total(schedules).subtract(loan.get("amount").decimalValue()))
                    .isEqualByComparingTo(example.get("total_cost").decimalValue());
        }
    }

    private static void assertPayments(JsonNode example, List<LoanSchedule> schedules) {
        CashFlows published = Examples.flows(example);
        assertThat(flows(schedules).paid()).isEqualByComparingTo(published.paid());
        assertThat(flows(schedules).received()).isEqualByComparingTo(published.received());
        int number = 1;
        for (JsonNode payment : example.path("payments")) {
            assertThat(payment(schedules, number))
                    .as("payment %s", number++)
                    .isEqualByComparingTo(payment.decimalValue());
        }
    }

    /** Keys are one period or a range of them, or what a period pays extra; others are words for the reader. */
    private static void assertInstalments(JsonNode example, List<LoanSchedule> schedules) {
        example.path("instalments_published").propertyStream().forEach(instalment -> {
            String[] range = instalment.getKey().split("-", -1);
            if (Stream.of(range).allMatch(end -> end.matches("\\d+"))) {
                int last = Integer.parseInt(range[range.length - 1]);
                for (int number = Integer.parseInt(range[0]); number <= last; number++) {
                    BigDecimal extra = example.get("instalments_published")
                            .path(number + " extra")
                            .decimalValue(BigDecimal.ZERO);
                    assertThat(payment(schedules, number).subtract(extra))
                            .as("payment %s", number)
                            .isEqualByComparingTo(instalment.getValue().decimalValue());
                }
            }
        });
    }

    private static void assertAnchors(JsonNode example, List<LoanSchedule> schedules) {
        for (JsonNode anchor : example.path("anchors")) {
            int slot = anchor.get(1).intValue();
            BigDecimal actual = switch (anchor.get(0).stringValue()) {
                case "total_payable" -> total(schedules).add(anchor.get(1).decimalValue());
                case "payment" -> payment(schedules, slot);
                case "instalment" -> instalment(schedules, slot);
                case "interest" -> schedules.getFirst().period(slot).interest();
                case "capital" -> schedules.getFirst().period(slot).capital();
                case "opening" -> schedules.getFirst().period(slot).opening();
                case "closing" ->
                    slot == 0
                            ? schedules.getFirst().openingBalance()
                            : schedules.getFirst().period(slot).closing();
                case "sum_exact_interest" -> schedules.getFirst().totalInterest();
                default -> throw new IllegalArgumentException(anchor.toString());
            };
            assertThat(actual.setScale(2, RoundingMode.HALF_UP))
                    .as(anchor.toString())
                    .isEqualByComparingTo(anchor.get(2).decimalValue());
        }
    }

    private static CashFlows flows(List<LoanSchedule> schedules) {
        CashFlows.Builder flows = CashFlows.builder();
        schedules.forEach(schedule -> flows.all(schedule.flows()));
        return flows.build();
    }

    private static BigDecimal total(List<LoanSchedule> schedules) {
        return sum(schedules.stream().map(schedule -> schedule.totalPayable().amount()));
    }

    private static BigDecimal payment(List<LoanSchedule> schedules, int number) {
        return sum(schedules.stream()
                .map(schedule -> schedule.period(number).payment().amount()));
    }

    private static BigDecimal instalment(List<LoanSchedule> schedules, int number) {
        return sum(schedules.stream().map(schedule -> schedule.period(number).instalment()));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
