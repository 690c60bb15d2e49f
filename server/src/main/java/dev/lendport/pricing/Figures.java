package dev.lendport.pricing;

import java.math.BigDecimal;

/** Figures as they are kept and sent: equal figures are written the same, without zeros at their end. */
public final class Figures {
    private Figures() {}

    public static BigDecimal plain(BigDecimal figure) {
        var stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
