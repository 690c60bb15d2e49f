package dev.lendport.finance;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Solves the basic equation of Annex I for X. The only place of this module that computes in {@code double}.
 *
 * <p>The unknown is the force of interest d = ln(1 + X), in which the equation is a plain sum of exponentials, well
 * behaved on both sides of zero:
 *
 * <pre>
 *   f(d)  = Σ a_k · e^(−d·t_k)                       a_k &gt; 0 received, a_k &lt; 0 paid
 *   f'(d) = −Σ t_k · a_k · e^(−d·t_k)
 * </pre>
 *
 * A run of n equal amounts, h = d / periodsPerYear apart, is one geometric sum, written so that nothing cancels when d
 * is near zero:
 *
 * <pre>
 *   S(h) = (1 − e^(−nh)) / (1 − e^(−h)) = expm1(−nh) / expm1(−h),   S(0) = n
 * </pre>
 *
 * The root is bracketed outwards from zero, so that of several roots the one nearest zero on the side where it must lie
 * is found; then Newton's steps are taken as long as they stay inside the bracket, and the bracket is halved when they
 * do not. {@link StrictMath} makes the result the same bits on every machine.
 */
final class AprcSolver {

    /** e^40 − 1: no rate beyond that is looked for. */
    private static final double WIDEST_FORCE = 40;

    private static final double FIRST_STEP = 0.0625;
    private static final int MOST_STEPS = 200;

    private final double[] firstYears;
    private final double[] gapYears;
    private final int[] counts;
    private final double[] amounts;

    private double slope;

    private AprcSolver(List<CashFlows.Run> runs) {
        int size = runs.size();
        firstYears = new double[size];
        gapYears = new double[size];
        counts = new int[size];
        amounts = new double[size];
        for (int k = 0; k < size; k++) {
            CashFlows.Run run = runs.get(k);
            firstYears[k] = run.first().inYears();
            gapYears[k] = 1.0 / run.first().periodsPerYear();
            counts[k] = run.count();
            amounts[k] = run.amount().doubleValue();
        }
    }

    /** X as a fraction (0.041 for 4.1 %), or nothing when no X above −1 balances the flows. */
    static OptionalDouble solve(CashFlows flows) {
        int sign = flows.received().compareTo(flows.paid());
        if (flows.received().signum() == 0 || flows.paid().signum() == 0) {
            return OptionalDouble.empty();
        }
        if (sign == 0) {
            return OptionalDouble.of(0);
        }
        return new AprcSolver(flows.runs()).solve(sign);
    }

    /** Paying more than was received means a rate above zero, paying less one below. */
    private OptionalDouble solve(int signAtZero) {
        double near = 0;
        double far = signAtZero < 0 ? FIRST_STEP : -FIRST_STEP;
        for (double value = value(far); value * signAtZero > 0; value = value(far)) {
            near = far;
            far *= 1.5;
            if (Math.abs(far) > WIDEST_FORCE) {
                return OptionalDouble.empty();
            }
        }
        if (Double.isNaN(value(far))) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(StrictMath.expm1(newton(Math.min(near, far), Math.max(near, far))));
    }

    /** On either side of zero f is at most 0 at the lower end of the bracket and at least 0 at the upper one. */
    private double newton(double from, double to) {
        double low = from;
        double high = to;
        double force = (low + high) / 2;
        for (int step = 0; step < MOST_STEPS; step++) {
            double value = value(force);
            double change = value / slope;
            if (value == 0 || Math.abs(change) <= Math.ulp(force) || high - low <= Math.ulp(force)) {
                return force;
            }
            if (value < 0) {
                low = force;
            } else {
                high = force;
            }
            double next = force - change;
            force = next > low && next < high ? next : (low + high) / 2;
        }
        return force;
    }

    /** f(force); leaves f'(force) in {@link #slope}. */
    private double value(double force) {
        double value = 0;
        slope = 0;
        for (int k = 0; k < amounts.length; k++) {
            double presentValueOfFirst = amounts[k] * StrictMath.exp(-force * firstYears[k]);
            if (counts[k] == 1) {
                value += presentValueOfFirst;
                slope -= firstYears[k] * presentValueOfFirst;
            } else {
                double h = force * gapYears[k];
                double sum = geometricSum(h, counts[k]);
                value += presentValueOfFirst * sum;
                slope += presentValueOfFirst * (gapYears[k] * geometricSlope(h, counts[k]) - firstYears[k] * sum);
            }
        }
        return value;
    }

    private static double geometricSum(double h, int n) {
        return h == 0 ? n : StrictMath.expm1(-n * h) / StrictMath.expm1(-h);
    }

    /** S'(h), which only steers Newton's steps: near zero its limit is good enough. */
    private static double geometricSlope(double h, int n) {
        if (Math.abs(h) * n < 1e-4) {
            return -n * (n - 1.0) / 2;
        }
        double top = StrictMath.expm1(-n * h);
        double bottom = StrictMath.expm1(-h);
        return ((bottom + 1) * top - n * (top + 1) * bottom) / (bottom * bottom);
    }
}
