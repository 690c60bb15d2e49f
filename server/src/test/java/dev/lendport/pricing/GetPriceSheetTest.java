package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("getPriceSheet")
class GetPriceSheetTest {

    @Test
    void it_is_shown_as_it_was_stored_and_by_whom() {
        var sheet = PriceBodies.sheet("2095-01-01");
        var version = PriceBodies.store(sheet);

        var shown =
                TestServer.staff().get("/backoffice/price-sheets/" + version).expect(200);

        assertThat(shown.text("/createdBy")).isEqualTo(TestServer.STAFF_EMAIL);
        assertThat(shown.text("/validFrom")).isEqualTo("2095-01-01");
        assertThat(shown.json().path("charges")).hasSameSizeAs(sheet.path("charges"));
        assertThat(shown.number("/limits/ltv/0/maximumPercent")).isEqualByComparingTo("90");
        TestServer.staff()
                .header("If-None-Match", shown.header("ETag"))
                .get("/backoffice/price-sheets/" + version)
                .expect(304);
    }

    @Test
    void an_unknown_version_is_not_there() {
        TestServer.staff().get("/backoffice/price-sheets/2147483647").expectProblem(404, "not_found");
        TestServer.staff().get("/backoffice/price-sheets/0").expectInvalid("/version out_of_range");
    }
}
