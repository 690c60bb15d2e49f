package dev.lendport.finance;

import java.math.BigDecimal;

/**
 * One period of a {@link LoanSchedule}, unrounded but for the payment.
 *
 * @param number 1 for the first
 * @param opening what is owed before the payment, without this period's interest
 * @param capital negative while interest is added to the debt
 * @param payment interest, capital and charges, rounded once
 */
public record LoanPeriod(int number, BigDecimal opening, BigDecimal interest, BigDecimal capital, Money payment) {

    /** Interest and capital, without charges. */
    public BigDecimal instalment() {
        return interest.add(capital);
    }

    /** What is still owed after the payment. */
    public BigDecimal closing() {
        return opening.subtract(capital);
    }
}
