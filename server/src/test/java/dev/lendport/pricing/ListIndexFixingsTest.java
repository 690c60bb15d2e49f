package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("listIndexFixings")
class ListIndexFixingsTest {

    @Test
    void an_index_and_days_narrow_the_list_and_the_newest_comes_first() {
        PriceBodies.fix(6, "2002-01-02", "3.1");
        PriceBodies.fix(6, "2002-01-03", "3.2");
        PriceBodies.fix(7, "2002-01-03", "3.3");
        PriceBodies.fix(6, "2002-01-04", "-0.4");

        var staff = TestServer.staff();
        var days = staff.get("/backoffice/index-fixings?indexTypeId=6&fixedFrom=2002-01-03&fixedTo=2002-01-04");
        var all = staff.get("/backoffice/index-fixings?fixedFrom=2002-01-02&fixedTo=2002-01-04&pageSize=3");

        assertThat(days.expect(200).number("/totalCount")).isEqualByComparingTo("2");
        assertThat(days.number("/listIndexFixings/0/ratePercent")).isEqualByComparingTo("-0.4");
        assertThat(days.text("/listIndexFixings/1/createdBy")).isEqualTo(TestServer.STAFF_EMAIL);
        assertThat(all.expect(200).number("/count")).isEqualByComparingTo("3");
        assertThat(all.number("/totalCount")).isEqualByComparingTo("4");
        staff.get("/backoffice/index-fixings?indexTypeId=75").expectInvalid("/indexTypeId not_allowed");
    }
}
