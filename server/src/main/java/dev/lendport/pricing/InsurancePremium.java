package dev.lendport.pricing;

import java.math.BigDecimal;

/**
 * The cost of one required insurance.
 *
 * @param insuranceTypeId {@link #LIFE} or {@link #MULTI_RISK}
 * @param monthlyCost euros a month
 */
public record InsurancePremium(int insuranceTypeId, BigDecimal monthlyCost) {
    public static final int LIFE = 1;
    public static final int MULTI_RISK = 2;

    public InsurancePremium {
        monthlyCost = Figures.plain(monthlyCost);
    }
}
