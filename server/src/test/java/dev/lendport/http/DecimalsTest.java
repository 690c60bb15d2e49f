package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** JavaScript writes a number below 0.000001 with an exponent, and viewers of the contract die of it. */
class DecimalsTest {
    private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

    @Test
    void every_step_of_the_contract_is_one_that_viewers_can_show() {
        var contract = new YAMLMapper()
                .readTree(TestServer.stranger()
                        .get("/contract/openapi.yaml")
                        .expect(200)
                        .body());

        assertThat(contract.findValues("multipleOf"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.decimalValue()).isGreaterThanOrEqualTo(SMALLEST));
    }
}
