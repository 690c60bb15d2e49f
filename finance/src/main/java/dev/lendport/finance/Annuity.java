package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The closed formulas of French amortisation: equal instalments, each paying its period's interest and the rest of it
 * capital. All figures unrounded, to 34 significant digits.
 *
 * <p>With loan L, rate of one period i, n periods:
 *
 * <pre>
 *   instalment      M   = L · i / (1 − (1+i)^−n)  =  L · i · q^n / (q^n − 1),   q = 1 + i
 *   balance after k B_k = L · (q^n − q^k) / (q^n − 1)
 *   at i = 0:       M   = L / n,   B_k = L · (n − k) / n
 * </pre>
 *
 * Source: any text of actuarial mathematics; Banco de Portugal, Portal do Cliente Bancário, "prestação constante".
 */
public final class Annuity {

    public static final MathContext EXACT = MathContext.DECIMAL128;

    private Annuity() {}

    /** The equal instalment that repays {@code balance} in {@code periods} periods. */
    public static BigDecimal instalment(BigDecimal balance, BigDecimal rate, int periods) {
        if (rate.signum() == 0) {
            return balance.divide(BigDecimal.valueOf(periods), EXACT);
        }
        BigDecimal growth = growth(rate, periods);
        return balance.multiply(rate, EXACT)
                .multiply(growth, EXACT)
                .divide(growth.subtract(BigDecimal.ONE, EXACT), EXACT);
    }

    /** What is owed after {@code paid} of {@code periods} equal instalments. */
    public static BigDecimal balanceAfter(int paid, BigDecimal balance, BigDecimal rate, int periods) {
        if (rate.signum() == 0) {
            return balance.multiply(BigDecimal.valueOf(periods - paid)).divide(BigDecimal.valueOf(periods), EXACT);
        }
        BigDecimal whole = growth(rate, periods);
        BigDecimal part = growth(rate, paid);
        return balance.multiply(whole.subtract(part, EXACT), EXACT)
                .divide(whole.subtract(BigDecimal.ONE, EXACT), EXACT);
    }

    /** What one unit has grown to after so many periods: (1 + i)^n. */
    public static BigDecimal growth(BigDecimal rate, int periods) {
        return BigDecimal.ONE.add(rate, EXACT).pow(periods, EXACT);
    }

    /** The n-th root, by Newton's method on x^n = a: three steps take a double's 16 digits beyond 34. */
    public static BigDecimal root(BigDecimal a, int n) {
        BigDecimal less = BigDecimal.valueOf(n - 1L);
        BigDecimal root = new BigDecimal(StrictMath.pow(a.doubleValue(), 1.0 / n));
        for (int step = 0; step < 3; step++) {
            root = root.multiply(less, EXACT)
                    .add(a.divide(root.pow(n - 1, EXACT), EXACT), EXACT)
                    .divide(BigDecimal.valueOf(n), EXACT);
        }
        return root;
    }
}
