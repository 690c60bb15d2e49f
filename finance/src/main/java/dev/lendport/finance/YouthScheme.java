package dev.lendport.finance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * The State's guarantee for the first own home of young people.
 *
 * <p>Source: Decreto-Lei 44/2024; Portaria 236-A/2024/1. The last contract date has been extended before and may be
 * again, so a lender states its own.
 *
 * @param lastContractDate contracts must be made by then
 */
public record YouthScheme(LocalDate lastContractDate) {

    /** As the law stood when this was written. */
    public static final YouthScheme DL_44_2024 = new YouthScheme(LocalDate.of(2026, 12, 31));

    private static final BigDecimal YOUNGEST = BigDecimal.valueOf(18);
    private static final BigDecimal OLDEST = BigDecimal.valueOf(35);
    private static final BigDecimal HIGHEST_PRICE = BigDecimal.valueOf(450_000);
    private static final BigDecimal LOWEST_FINANCING = BigDecimal.valueOf(85);
    private static final BigDecimal HIGHEST_FINANCING = BigDecimal.valueOf(100);

    /** What must be so, beside the figures. */
    public enum Condition {
        ACQUISITION,
        FIRST_OWN_PERMANENT_HOME,
        TAX_DOMICILE_IN_PORTUGAL,
        NO_TAX_DEBT,
        NO_SOCIAL_SECURITY_DEBT
    }

    /** Completed years of a borrower on the day of the contract: 18 to 35. Every borrower must pass. */
    public LimitCheck age(LocalDate birthDate, LocalDate contractDate) {
        return LimitCheck.between(BigDecimal.valueOf(Maturity.age(birthDate, contractDate)), YOUNGEST, OLDEST);
    }

    /** The price of the home in euros: at most 450 000. */
    public LimitCheck price(Money price) {
        price.requireSameCurrency(Money.zero(Money.EURO));
        return LimitCheck.atMost(price.amount(), HIGHEST_PRICE);
    }

    /** The loan in percent of the price: 85 to 100. */
    public LimitCheck financing(Money loan, Money price) {
        return LimitCheck.between(LoanToValue.of(loan, price).percent(), LOWEST_FINANCING, HIGHEST_FINANCING);
    }

    public boolean isOpenOn(LocalDate contractDate) {
        return !contractDate.isAfter(lastContractDate);
    }

    /** The conditions that are not among those met. */
    public Set<Condition> missing(Set<Condition> met) {
        Set<Condition> missing = EnumSet.allOf(Condition.class);
        missing.removeAll(met);
        return missing;
    }
}
