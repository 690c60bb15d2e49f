package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("createIndexFixing")
class CreateIndexFixingTest {
    private static final String PATH = "/backoffice/index-fixings";

    private static String body(String fixedOn, String ratePercent) {
        return "{\"indexTypeId\": 5, \"fixedOn\": \"%s\", \"ratePercent\": %s}".formatted(fixedOn, ratePercent);
    }

    @Test
    void a_correction_is_another_version_and_the_same_rate_again_is_refused() {
        var staff = TestServer.staff();

        var first = staff.post(PATH, body("2001-01-02", "4.5")).expect(201);
        staff.post(PATH, body("2001-01-02", "4.50")).expectProblem(409, "index_fixing_exists");
        staff.post(PATH, body("2001-01-02", "4.6")).expect(201);

        var listed = staff.get(first.header("Location")).expect(200);
        assertThat(listed.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(listed.number("/listIndexFixings/0/ratePercent")).isEqualByComparingTo("4.6");
        assertThat(listed.number("/listIndexFixings/1/ratePercent")).isEqualByComparingTo("4.5");
        assertThat(listed.number("/listIndexFixings/0/version").longValue())
                .isGreaterThan(listed.number("/listIndexFixings/1/version").longValue());
    }

    @Test
    void nothing_is_fixed_ahead_and_only_for_an_index() {
        var staff = TestServer.staff();

        staff.post(PATH, body("2190-01-02", "4.5")).expectInvalid("/fixedOn out_of_range");
        staff.post(PATH, body("2001-02-30", "4.5")).expectInvalid("/fixedOn invalid_format");
        staff.post(PATH, body("2001-02-03", "4.55555")).expectInvalid("/ratePercent too_many_decimals");
        staff.post(PATH, "{\"indexTypeId\": 80, \"fixedOn\": \"2001-02-03\", \"ratePercent\": 1}")
                .expectInvalid("/indexTypeId not_allowed");
    }

    @Test
    void a_broker_may_not() {
        TestServer.sandboxBroker().post(PATH, body("2001-01-03", "4.5")).expectProblem(403, "not_allowed");
    }
}
