package dev.lendport.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookTest {
    private static final PriceBook BOOK = new PriceBook(
            List.of(),
            List.of(fixing(1, "2026-01-02", "1"), fixing(2, "2026-01-05", "2"), fixing(3, "2026-01-02", "3")));

    private static IndexFixing fixing(long version, String day, String rate) {
        return new IndexFixing(version, 5, LocalDate.parse(day), new BigDecimal(rate));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 1, 1",
        "2026-01-02, 2, 1",
        "2026-01-02, 3, 3",
        "2026-01-04, 3, 3",
        "2026-01-05, 3, 2",
        "2026-01-05, 1, 1",
        "2030-01-01, 2, 2"
    })
    void the_latest_fixing_that_the_basis_knew_counts(LocalDate day, long known, BigDecimal rate) {
        assertThat(BOOK.fixing(5, new PricingBasis(1, known, day)))
                .hasValueSatisfying(found -> assertThat(found.ratePercent()).isEqualByComparingTo(rate));
    }

    @Test
    void before_the_first_there_is_none_and_an_unknown_index_has_none() {
        assertThat(BOOK.fixing(5, new PricingBasis(1, 3, LocalDate.of(2026, 1, 1))))
                .isEmpty();
        assertThat(BOOK.fixing(6, new PricingBasis(1, 3, LocalDate.of(2026, 2, 1))))
                .isEmpty();
        assertThat(BOOK.basisOn(LocalDate.of(2026, 2, 1))).isEmpty();
    }
}
