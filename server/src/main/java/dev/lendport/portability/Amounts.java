package dev.lendport.portability;

import dev.lendport.finance.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as the published samples write them where they are strings: {@code 1000}, {@code 201.71}. */
final class Amounts {
    private static final int DECIMALS = 2;

    private Amounts() {}

    static String text(Money amount) {
        return text(amount.amount());
    }

    /** A whole figure has no decimals, any other has two. */
    static String text(BigDecimal figure) {
        var rounded = figure.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        var whole = rounded.stripTrailingZeros().scale() <= 0;
        return (whole ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }
}
