package dev.lendport.bench;

import dev.lendport.finance.ContractSchedule;
import dev.lendport.finance.IndexedRate;
import dev.lendport.finance.Money;
import dev.lendport.finance.MortgageCosts;
import dev.lendport.finance.MortgagePricing;
import dev.lendport.finance.MortgageTerms;
import dev.lendport.finance.Price;
import dev.lendport.finance.RatePlan;
import dev.lendport.finance.Tan;
import dev.lendport.finance.UpFrontCharge;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one price costs: instalments, APRC and MTIC of a mortgage of 360 months, alone and with its whole schedule by
 * dates. The aim for the latter is less than 60 µs on one core.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PriceBenchmark {

    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 8, 31);

    private static final MortgageCosts COSTS = new MortgageCosts(
            List.of(
                    new UpFrontCharge(Money.euros("280"), Money.euros("11.20")),
                    new UpFrontCharge(Money.euros("230"), Money.euros("9.20")),
                    new UpFrontCharge(Money.euros("160"), Money.euros("6.40")),
                    new UpFrontCharge(Money.euros("230"), Money.euros("52.90")),
                    new UpFrontCharge(Money.euros("245"), Money.euros("0"))),
            Money.euros("1200"),
            Money.euros("20.80"),
            Money.euros("46.15"));

    /** How the rate is agreed: a mixed rate has more instalments to derive than a fixed one. */
    @Param({"fixed", "mixed"})
    public String plan = "fixed";

    private MortgageTerms terms = terms(new RatePlan.Fixed(Tan.ofPercent("4.05")));

    @Setup
    public void agreeOnTheRate() {
        terms = terms(
                plan.equals("fixed")
                        ? new RatePlan.Fixed(Tan.ofPercent("4.05"))
                        : new RatePlan.Mixed(Tan.ofPercent("3.40"), 60, IndexedRate.ofPercent("2.339", "0.75")));
    }

    /** Instalments, APRC and MTIC: what a simulation needs. */
    @Benchmark
    public Price price() {
        return MortgagePricing.price(terms);
    }

    /** The same, and all 360 instalments by dates. */
    @Benchmark
    public ContractSchedule priceAndSchedule() {
        return MortgagePricing.price(terms).schedule(FIRST_DUE);
    }

    private static MortgageTerms terms(RatePlan rate) {
        return new MortgageTerms(Money.euros("200000"), 360, 0, rate, COSTS);
    }
}
