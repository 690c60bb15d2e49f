package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.outcome.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days before the demonstration sheet, so that no other test is priced on what is stored here. */
class RepricingTest {
    private static final LocalDate DAY = LocalDate.of(2018, 6, 1);

    private static final PricingRequest REQUEST = new PricingRequest(
            new LoanRequest(new BigDecimal("150000"), 300, 1, 1, 2, 2, 5, true, true, null),
            new PropertyValue(new BigDecimal("200000"), null),
            List.of(),
            List.of(LocalDate.of(1985, 2, 28)));

    private static PricedLoan done(Outcome<PricedLoan> outcome) {
        return switch (outcome) {
            case Outcome.Done<PricedLoan>(var priced) -> priced;
            case Outcome.Refused<PricedLoan>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void a_price_comes_out_the_same_from_its_versions_after_newer_ones_are_in_force() {
        var pricing = TestServer.bean(Pricing.class);
        var first = PriceBodies.store(PriceBodies.sheet("2018-01-01"));
        PriceBodies.fix(5, "2018-01-02", "1.234");
        var before = done(pricing.price(REQUEST, DAY));

        var second = PriceBodies.store(PriceBodies.sheet("2018-05-01").put("spread", 2.5));
        PriceBodies.fix(5, "2018-01-02", "1.334");
        PriceBodies.fix(5, "2018-05-31", "1.777");

        assertThat(before.basis().priceSheetVersion()).isEqualTo(first);
        assertThat(before.requested().tan()).isEqualByComparingTo("1.884");
        assertThat(done(pricing.priceAgain(REQUEST, before.basis()))).isEqualTo(before);
        var after = done(pricing.price(REQUEST, DAY));
        assertThat(after.basis().priceSheetVersion()).isEqualTo(second);
        assertThat(after.requested().tan()).isEqualByComparingTo("3.577");
        var corrected = done(pricing.price(REQUEST, LocalDate.of(2018, 4, 30)));
        assertThat(corrected.requested().tan()).isEqualByComparingTo("1.984");
    }
}
