package dev.lendport.pricing;

import java.util.List;

/**
 * A loan priced twice on one basis, with and without the tied products. Its JSON form (an ordinary mapping of this record)
 * is what a simulation and a process keep.
 *
 * @param loan what was asked for
 * @param fixings the fixing of each index that the rate follows; none for a fixed rate
 * @param insurances the premiums used, stated or of the tariff
 * @param charges paid on the day the loan is drawn, stamp duty on the credit last
 */
public record PricedLoan(
        LoanRequest loan,
        PricingBasis basis,
        List<IndexFixing> fixings,
        LoanFigures withCrossSelling,
        LoanFigures withoutCrossSelling,
        List<InsurancePremium> insurances,
        List<ChargeDue> charges) {
    public PricedLoan {
        fixings = List.copyOf(fixings);
        insurances = List.copyOf(insurances);
        charges = List.copyOf(charges);
    }

    /** The offer that was asked for. */
    public LoanFigures requested() {
        return loan.hasCrossSelling() ? withCrossSelling : withoutCrossSelling;
    }
}
