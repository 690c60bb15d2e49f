package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the contract lets through is priced or refused; nothing breaks the server. */
class AnyRequestTest {
    private static final long SEED = 20261121;
    private static final int REQUESTS = 250;
    private static final int[][] PRODUCTS = {
        {1, 80}, {1, 86}, {2, 5}, {2, 6}, {2, 7}, {3, 87}, {3, 82}, {3, 89}, {3, 75}, {1, 5}, {3, 80}
    };

    private final Random random = new Random(SEED);
    private final Api broker = Requests.broker();

    /** From a cent to the most the contract allows, small and large alike. */
    private BigDecimal amount() {
        return BigDecimal.valueOf(Math.pow(10, random.nextDouble() * 10 - 2))
                .min(new BigDecimal("99999999.99"))
                .setScale(2, RoundingMode.CEILING);
    }

    private String body() {
        var product = PRODUCTS[random.nextInt(PRODUCTS.length)];
        var body = Json.MAPPER.createObjectNode();
        body.putObject("loan")
                .put("loanAmount", amount())
                .put("loanDurationMonths", 1 + random.nextInt(600))
                .put("productSchemeId", 1 + random.nextInt(2))
                .put("loanPurposeId", 1 + random.nextInt(4))
                .put("productPurposeId", 2 + random.nextInt(3))
                .put("indexTypeSubCategoryId", product[0])
                .put("indexTypeId", product[1])
                .put("hasCrossSelling", random.nextBoolean())
                .put("sustainabilityCampaign", random.nextBoolean())
                .put("capitalGracePeriodMonths", random.nextInt(25));
        var borrowers = body.putArray("borrowers");
        for (int index = 0; index <= random.nextInt(4); index++) {
            borrowers
                    .addObject()
                    .put("isKeyBorrower", index == 0)
                    .put("birthDate", "%d-02-28".formatted(1910 + random.nextInt(115)))
                    .put("monthlyIncome", amount());
        }
        body.putObject("property").put("acquisitionAmount", amount()).put("evaluationEstimatedAmount", amount());
        if (random.nextBoolean()) {
            body.putArray("insurances").addObject().put("insuranceTypeId", 1).put("monthlyCost", amount());
        }
        return body.toString();
    }

    @Test
    void is_priced_or_refused() {
        int priced = 0;
        for (int count = 0; count < REQUESTS; count++) {
            var body = body();
            var reply = broker.post("/v1/simulations", body);
            assertThat(reply.status())
                    .as("seed %d, %s, %s", SEED, body, reply.body())
                    .isIn(201, 400);
            if (reply.status() == 201) {
                priced++;
                var path = reply.header("Location");
                broker.get(path).expect(200);
                broker.get(path + "/schedule").expect(200);
                broker.post(path + "/validate").expect(200);
                broker.get(path).expect(200);
            }
        }
        assertThat(priced).isGreaterThan(REQUESTS / 4);
        broker.get("/v1/simulations?lineCount=200").expect(200);
    }
}
