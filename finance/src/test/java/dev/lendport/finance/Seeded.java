package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random cases that can be had again: a case that fails names its seed, and {@code -Dlendport.seed=…} runs that one
 * alone.
 */
public final class Seeded {

    private static final long FIRST_SEED = 20_261_121;

    private Seeded() {}

    public static void cases(int count, Consumer<RandomGenerator> property) {
        Long only = Long.getLong("lendport.seed");
        long first = only == null ? FIRST_SEED : only;
        for (long seed = first; seed < first + (only == null ? count : 1); seed++) {
            try {
                property.accept(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    static MortgageTerms terms(RandomGenerator random) {
        int months = random.nextInt(2, 481);
        int grace = random.nextInt(3) == 0 ? random.nextInt(Math.min(25, months)) : 0;
        Money loan = Money.ofMinorUnits(random.nextLong(500_000, 100_000_000), Money.EURO);
        MortgageCosts costs = new MortgageCosts(
                List.of(new UpFrontCharge(cents(random, 50_000), cents(random, 5_000))),
                StampDuty.onCredit(loan, months),
                cents(random, 10_000),
                cents(random, 15_000));
        return new MortgageTerms(loan, months, grace, rate(random), costs);
    }

    static RatePlan rate(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new RatePlan.Fixed(tan(random));
            case 1 -> new RatePlan.Variable(indexed(random));
            default -> new RatePlan.Mixed(tan(random), random.nextInt(1, 121), indexed(random));
        };
    }

    static IndexedRate indexed(RandomGenerator random) {
        IndexedRate rate = IndexedRate.of(percent(random, -600, 5_000), percent(random, 0, 3_000));
        return random.nextInt(4) == 0 ? rate.cappedAt(tan(random)) : rate;
    }

    static Tan tan(RandomGenerator random) {
        return new Tan(percent(random, 0, 12_000));
    }

    /** So many thousandths of a percent. */
    public static BigDecimal percent(RandomGenerator random, int from, int to) {
        return BigDecimal.valueOf(random.nextInt(from, to), 3);
    }

    static Money cents(RandomGenerator random, int below) {
        return Money.ofMinorUnits(random.nextInt(below), Money.EURO);
    }
}
