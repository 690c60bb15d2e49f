package dev.lendport.finance;

import static dev.lendport.finance.Money.EURO;
import static dev.lendport.finance.Money.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void equalAmountsAreEqualHoweverTheyWereWritten() {
        assertThat(euros("1200")).isEqualTo(euros("1200.00")).isEqualTo(Money.ofMinorUnits(120_000, EURO));
        assertThat(euros("1.2E+3")).isEqualTo(euros("1200")).hasToString("1200.00 EUR");
    }

    @Test
    void nothingIsRoundedSilently() {
        assertThatThrownBy(() -> euros("0.001")).isInstanceOf(IllegalArgumentException.class);
        assertThat(euros("0.010")).isEqualTo(euros("0.01"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.005, 0.01",
        "0.00499999, 0.00",
        "-0.005, -0.01",
        "2.345, 2.35",
        "0.034999999999999999999999999999999998, 0.04",
        "0.0349999, 0.03",
    })
    void halfACentGoesUpEvenWhenADivisionDidNotEnd(BigDecimal unrounded, String rounded) {
        assertThat(Money.halfUp(unrounded, EURO)).isEqualTo(euros(rounded));
    }

    @Test
    void aMonthOfInterestOnATieGoesUp() {
        assertThat(Tan.ofPercent("7").monthlyInterest(euros("6"))).isEqualTo(euros("0.04"));
        assertThat(Tan.ofPercent("6").monthlyInterest(euros("100001"))).isEqualTo(euros("500.01"));
    }

    @Test
    void currenciesKeepTheirOwnDecimals() {
        Money yen = Money.halfUp(new BigDecimal("1234.5"), Currency.getInstance("JPY"));

        assertThat(yen).hasToString("1235 JPY");
        assertThat(yen.minorUnits()).isEqualTo(1235);
        assertThatThrownBy(() -> yen.plus(euros("1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.zero(Currency.getInstance("XXX"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPercentageIsRoundedOnce() {
        assertThat(euros("200300").percent(new BigDecimal("0.6"))).isEqualTo(euros("1201.80"));
        assertThat(euros("0.10").percent(new BigDecimal("5"))).isEqualTo(euros("0.01"));
    }

    @Test
    void ratesAreEqualHoweverTheyWereWritten() {
        assertThat(Tan.ofPercent("3.400")).isEqualTo(Tan.ofPercent("3.4")).hasToString("3.4 %");
        assertThat(Tan.ofPercent("0.00")).isEqualTo(Tan.ofPercent("0"));
        assertThatThrownBy(() -> Tan.ofPercent("0.12345678901")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tan.ofPercent("1000")).isInstanceOf(IllegalArgumentException.class);
    }
}
