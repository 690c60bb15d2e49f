package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Prices a mortgage: instalments, APRC and total, from its terms.
 *
 * <p>What is rounded, and when:
 *
 * <ul>
 *   <li>The balance is carried unrounded; an instalment is derived on it whenever rate or capital grace changes, and
 *       rounded half-up to the cent: that is what is paid, what the equation of the APRC sees and what MTIC adds up.
 *   <li>The last instalment is not adjusted for those roundings in APRC and MTIC ({@link ContractSchedule} does).
 *   <li>Insurances are stated by the month, in cents. The account is stated by the year; a twelfth of it, unrounded,
 *       enters the equation each month, so that MTIC holds exactly the yearly cost for every whole year. MTIC is rounded
 *       to the cent once, at the end.
 *   <li>Charges, their taxes and stamp duty are paid on the day of the drawdown, beside the loan, which is drawn in
 *       full.
 *   <li>After the fixed period of a mixed rate, APRC and MTIC assume {@link IndexedRate#assumedAfter}; what is shown to
 *       the borrower is the instalment at today's indexed rate.
 * </ul>
 *
 * Source: Directive 2014/17/EU, art. 17 and Annex I; the rounding is that of the Commission's worked examples for
 * Annex I (2015), checked against the price sheet of a Portuguese lender.
 */
public final class MortgagePricing {

    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private MortgagePricing() {}

    /**
     * The price of these terms; {@link IllegalArgumentException} when no APRC exists, because what is paid on the day of
     * the drawdown leaves nothing of the loan.
     */
    public static Price price(MortgageTerms terms) {
        List<Phase> shown = shownPhases(terms, terms.rate());
        List<Phase> assumed = phases(terms, Rates.assumed(terms.rate()));
        return new Price(terms, shown, assumed, Aprc.of(flows(terms, assumed)), mtic(terms, assumed));
    }

    /**
     * The price if the index rose, at its first reset, to the highest value it had in 20 years; nothing for a fixed
     * rate. A mixed rate is first reset when its fixed period ends.
     *
     * @param highestIndex in percent; ignored when the rate has a cap, which is then the highest rate
     * @param resetMonths how long today's fixing holds: 12 for Euribor 12M
     */
    public static Optional<Illustration> illustrate(MortgageTerms terms, BigDecimal highestIndex, int resetMonths) {
        if (resetMonths < 1) {
            throw new IllegalArgumentException("A fixing holds for at least a month, not " + resetMonths);
        }
        return switch (terms.rate()) {
            case RatePlan.Fixed _ -> Optional.empty();
            case RatePlan.Variable(IndexedRate rate) ->
                illustrated(terms, new Rates(rate.tan(), resetMonths, rate.highest(highestIndex)));
            case RatePlan.Mixed(Tan fixed, int months, IndexedRate later) ->
                illustrated(terms, new Rates(fixed, months, later.highest(highestIndex)));
        };
    }

    private static Optional<Illustration> illustrated(MortgageTerms terms, Rates rates) {
        if (rates.firstMonths() >= terms.months()) {
            return Optional.empty();
        }
        List<Phase> phases = phases(terms, rates);
        return Optional.of(new Illustration(
                rates.firstMonths() + 1,
                rates.later(),
                highestInstalment(phases),
                Aprc.of(flows(terms, phases)),
                mtic(terms, phases)));
    }

    static Money highestInstalment(List<Phase> phases) {
        Money highest = phases.getFirst().instalment();
        for (Phase phase : phases) {
            highest = phase.instalment().compareTo(highest) > 0 ? phase.instalment() : highest;
        }
        return highest;
    }

    /**
     * The flows that the APRC balances: the loan, what is paid on the day it is drawn, and each month's instalment with
     * insurances and a twelfth of the account.
     */
    public static CashFlows flows(MortgageTerms terms, List<Phase> assumed) {
        MortgageCosts costs = terms.costs();
        BigDecimal eachMonth = costs.accountPerYear()
                .amount()
                .divide(TWELVE, MathContext.DECIMAL128)
                .add(costs.insurancePerMonth().amount());
        CashFlows.Builder flows = CashFlows.builder()
                .drawdown(AnnexTime.START, terms.loan().amount())
                .payment(AnnexTime.START, costs.paidUpFront().amount());
        for (Phase phase : assumed) {
            flows.payments(
                    AnnexTime.months(phase.firstMonth()),
                    phase.months(),
                    phase.instalment().amount().add(eachMonth));
        }
        return flows.build();
    }

    /** The instalments of these terms under another agreement on the rate. */
    static List<Phase> shownPhases(MortgageTerms terms, RatePlan rate) {
        return phases(terms, Rates.shown(rate));
    }

    private static Money mtic(MortgageTerms terms, List<Phase> assumed) {
        MortgageCosts costs = terms.costs();
        Currency currency = terms.loan().currency();
        BigDecimal account = costs.accountPerYear()
                .amount()
                .multiply(BigDecimal.valueOf(terms.months()))
                .divide(TWELVE, MathContext.DECIMAL128);
        return Price.instalmentsOf(assumed)
                .plus(costs.insurancePerMonth().times(terms.months()))
                .plus(costs.paidUpFront())
                .plus(Money.halfUp(account, currency));
    }

    /** The months cut where the rate changes or the capital grace ends, each cut with its instalment. */
    private static List<Phase> phases(MortgageTerms terms, Rates rates) {
        int months = terms.months();
        int grace = terms.capitalGraceMonths();
        List<Phase> phases = new ArrayList<>(3);
        BigDecimal balance = terms.loan().amount();
        for (int paid = 0; paid < months; ) {
            Phase.Kind kind = paid < grace ? Phase.Kind.INTEREST_ONLY : Phase.Kind.AMORTISING;
            Tan tan = rates.after(paid);
            int end = Math.min(rates.endOfRate(paid, months), paid < grace ? grace : months);
            BigDecimal rate = tan.monthlyFraction();
            Money instalment = switch (kind) {
                case INTEREST_ONLY -> tan.monthlyInterest(terms.loan());
                case AMORTISING ->
                    Money.halfUp(
                            Annuity.instalment(balance, rate, months - paid),
                            terms.loan().currency());
            };
            phases.add(new Phase(kind, paid + 1, end - paid, tan, instalment));
            if (kind == Phase.Kind.AMORTISING && end < months) {
                balance = Annuity.balanceAfter(end - paid, balance, rate, months - paid);
            }
            paid = end;
        }
        return phases;
    }

    /** The rates of a plan as two steps: one for the first months, one for all others. */
    private record Rates(Tan first, int firstMonths, Tan later) {

        static Rates shown(RatePlan plan) {
            return switch (plan) {
                case RatePlan.Fixed(Tan tan) -> constant(tan);
                case RatePlan.Variable(IndexedRate rate) -> constant(rate.tan());
                case RatePlan.Mixed(Tan fixed, int months, IndexedRate later) -> new Rates(fixed, months, later.tan());
            };
        }

        static Rates assumed(RatePlan plan) {
            return switch (plan) {
                case RatePlan.Fixed _, RatePlan.Variable _ -> shown(plan);
                case RatePlan.Mixed(Tan fixed, int months, IndexedRate later) -> {
                    Tan assumed = later.assumedAfter(fixed);
                    yield assumed.equals(fixed) ? constant(fixed) : new Rates(fixed, months, assumed);
                }
            };
        }

        private static Rates constant(Tan tan) {
            return new Rates(tan, Integer.MAX_VALUE, tan);
        }

        Tan after(int paid) {
            return paid < firstMonths ? first : later;
        }

        int endOfRate(int paid, int months) {
            return paid < firstMonths ? Math.min(firstMonths, months) : months;
        }
    }
}
