package dev.lendport.finance;

import java.util.List;

/**
 * What the borrower pays beside the instalments, as far as the credit or its terms require it (Directive 2014/17/EU,
 * art. 4(13) and 17(2)): charges up front, stamp duty on the credit, the account, the insurances.
 *
 * @param upFront paid when the loan is drawn
 * @param stampDuty tax on the credit itself, paid when the loan is drawn: see {@link StampDuty}
 * @param accountPerYear a twelfth of it is due each month
 * @param insurancePerMonth all required insurances together
 */
public record MortgageCosts(
        List<UpFrontCharge> upFront, Money stampDuty, Money accountPerYear, Money insurancePerMonth) {

    public MortgageCosts {
        upFront = List.copyOf(upFront);
        upFront.forEach(charge -> charge.amount().requireSameCurrency(stampDuty));
        stampDuty.requireSameCurrency(accountPerYear);
        stampDuty.requireSameCurrency(insurancePerMonth);
        if (stampDuty.isNegative() || accountPerYear.isNegative() || insurancePerMonth.isNegative()) {
            throw new IllegalArgumentException("A cost cannot be negative");
        }
    }

    /** Everything paid on the day of the drawdown. */
    public Money paidUpFront() {
        Money total = stampDuty;
        for (UpFrontCharge charge : upFront) {
            total = total.plus(charge.total());
        }
        return total;
    }
}
