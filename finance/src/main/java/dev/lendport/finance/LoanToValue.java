package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * The loan in percent of what secures it (LTV).
 *
 * <p>The value is the lower of price and appraisal. The ratio is rounded up at the fourth decimal, so that a loan one
 * cent over its limit shows a figure over the limit.
 *
 * <p>Source: Banco de Portugal, macroprudential recommendation on new credit to consumers (2018, as amended), limits to
 * the LTV ratio.
 */
public record LoanToValue(BigDecimal percent) {

    private static final int DECIMALS = 4;

    /** What the credit is for, with the highest ratio recommended for it. */
    public enum Purpose {
        OWN_PERMANENT_HOME(90),
        OTHER(80),
        PROPERTY_HELD_BY_LENDER(100);

        private final BigDecimal highestPercent;

        Purpose(int highestPercent) {
            this.highestPercent = BigDecimal.valueOf(highestPercent);
        }

        public BigDecimal highestPercent() {
            return highestPercent;
        }
    }

    public LoanToValue {
        Objects.requireNonNull(percent);
    }

    /** {@link IllegalArgumentException} when the property is worth nothing. */
    public static LoanToValue of(Money loan, Money value) {
        loan.requireSameCurrency(value);
        if (!value.isPositive()) {
            throw new IllegalArgumentException("A property that secures a loan is worth something");
        }
        return new LoanToValue(loan.amount().movePointRight(2).divide(value.amount(), DECIMALS, RoundingMode.CEILING));
    }

    /** On the lower of price and appraisal. */
    public static LoanToValue of(Money loan, Money price, Money appraisal) {
        return of(loan, price.compareTo(appraisal) <= 0 ? price : appraisal);
    }

    public LimitCheck check(Purpose purpose) {
        return checkAtMost(purpose.highestPercent());
    }

    /** For a lender that is stricter than the recommendation. */
    public LimitCheck checkAtMost(BigDecimal highestPercent) {
        return LimitCheck.atMost(percent, highestPercent);
    }
}
