package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("listPriceSheets")
class ListPriceSheetsTest {

    @Test
    void the_newest_comes_first() {
        var older = PriceBodies.store(PriceBodies.sheet("2096-01-01"));
        var newer = PriceBodies.store(PriceBodies.sheet("2096-02-01"));

        var page = TestServer.staff().get("/backoffice/price-sheets?pageSize=2").expect(200);
        var second = TestServer.staff().get("/backoffice/price-sheets?pageSize=1&pageNumber=2");

        assertThat(page.number("/count")).isEqualByComparingTo("2");
        assertThat(page.number("/totalCount").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(page.number("/listPriceSheets/0/version").intValue()).isEqualTo(newer);
        assertThat(page.number("/listPriceSheets/1/version").intValue()).isEqualTo(older);
        assertThat(second.expect(200).number("/listPriceSheets/0/version").intValue())
                .isEqualTo(older);
    }
}
