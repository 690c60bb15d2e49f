package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.caller.Ids;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@Covers("getSimulationSchedule")
class GetSimulationScheduleTest {
    private final Api broker = Requests.broker();

    @Test
    void the_capital_parts_are_the_loan_and_the_last_balance_is_nothing() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-01-31T10:00:00Z"}
                        """).expect(200);

        var reply = broker.get(Requests.created(broker, Requests.VARIABLE) + "/schedule");

        var plan = reply.expect(200).json().path("installments");
        assertThat(plan.size()).isEqualTo(360);
        assertThat(plan.get(0).path("dueDate").stringValue()).isEqualTo("2026-02-28");
        assertThat(plan.get(0).path("amount").decimalValue()).isEqualByComparingTo("903.46");
        assertThat(plan.get(0).path("interest").decimalValue()).isEqualByComparingTo("591.33");
        assertThat(plan.get(359).path("balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(plan.valueStream()
                        .map(one -> one.path("capital").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("200000");
    }

    @Test
    void a_grace_pays_interest_only_and_a_mixed_rate_changes_its_instalment() {
        var body = Requests.variableWith("""
                {"loan": {"indexTypeSubCategoryId": 3, "indexTypeId": 75, "capitalGracePeriodMonths": 6}}
                """);

        var plan = broker.get(Requests.created(broker, body) + "/schedule")
                .expect(200)
                .json()
                .path("installments");

        assertThat(plan.get(5).path("capital").decimalValue()).isEqualByComparingTo("0");
        assertThat(plan.get(6).path("capital").decimalValue()).isPositive();
        assertThat(plan.get(59).path("amount").decimalValue())
                .isGreaterThan(plan.get(60).path("amount").decimalValue());
    }

    @Test
    void an_unknown_simulation_has_none() {
        broker.get("/v1/simulations/" + Ids.next() + "/schedule").expectProblem(404, "not_found");
    }
}
