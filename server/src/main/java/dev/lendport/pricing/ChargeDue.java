package dev.lendport.pricing;

import java.math.BigDecimal;

/**
 * Something paid on the day the loan is drawn.
 *
 * @param amount euros without tax; zero where all of it is tax, as with stamp duty on the credit
 * @param taxAmount euros: stamp duty or VAT
 */
public record ChargeDue(int bankChargeTypeId, String pt, String en, BigDecimal amount, BigDecimal taxAmount) {
    public ChargeDue {
        amount = Figures.plain(amount);
        taxAmount = Figures.plain(taxAmount);
    }
}
