package dev.lendport.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The price of a mortgage: what an offer shows.
 *
 * @param terms what was priced
 * @param shown the instalments as they would be at today's index: what the borrower is told
 * @param assumed the instalments that APRC and MTIC assume; they differ from {@code shown} only for a mixed rate
 *     whose indexed rate is below its fixed one
 * @param aprc the annual percentage rate of charge (TAEG)
 * @param mtic everything the consumer pays (montante total imputado ao consumidor)
 */
public record Price(MortgageTerms terms, List<Phase> shown, List<Phase> assumed, Aprc aprc, Money mtic) {

    public Price {
        Objects.requireNonNull(terms);
        Objects.requireNonNull(aprc);
        Objects.requireNonNull(mtic);
        shown = List.copyOf(shown);
        assumed = List.copyOf(assumed);
    }

    /** The rate of the first month. */
    public Tan firstTan() {
        return shown.getFirst().tan();
    }

    /** The indexed rate after the fixed period of a mixed mortgage, at today's index. */
    public Optional<Tan> laterTan() {
        return changesRate() ? Optional.of(shown.getLast().tan()) : Optional.empty();
    }

    /** The first instalment that repays capital: after the capital grace when there is one. */
    public Money instalment() {
        return firstAmortising(shown).instalment();
    }

    /** The instalment after the fixed period of a mixed mortgage, at today's index on the balance of that month. */
    public Optional<Money> laterInstalment() {
        return changesRate() ? Optional.of(shown.getLast().instalment()) : Optional.empty();
    }

    /** The first instalment of a capital grace: interest only. */
    public Optional<Money> graceInstalment() {
        Phase first = shown.getFirst();
        return switch (first.kind()) {
            case INTEREST_ONLY -> Optional.of(first.instalment());
            case AMORTISING -> Optional.empty();
        };
    }

    /** The last instalment that APRC and MTIC assume. */
    public Money assumedInstalment() {
        return assumed.getLast().instalment();
    }

    /** The interest within {@link #mtic}: all assumed instalments less the loan. */
    public Money totalInterest() {
        return instalmentsOf(assumed).minus(terms.loan());
    }

    /** Everything within {@link #mtic} that is neither capital nor interest. */
    public Money totalCharges() {
        return mtic.minus(instalmentsOf(assumed));
    }

    /** The repayment plan by dates at the rates shown; the first instalment falls due on {@code firstDueDate}. */
    public ContractSchedule schedule(LocalDate firstDueDate) {
        return ContractSchedule.of(terms.loan(), shown, firstDueDate);
    }

    static Money instalmentsOf(List<Phase> phases) {
        Money total = phases.getFirst().total();
        for (Phase phase : phases.subList(1, phases.size())) {
            total = total.plus(phase.total());
        }
        return total;
    }

    private boolean changesRate() {
        return switch (terms.rate()) {
            case RatePlan.Mixed mixed -> mixed.fixedMonths() < terms.months();
            case RatePlan.Fixed _, RatePlan.Variable _ -> false;
        };
    }

    private static Phase firstAmortising(List<Phase> phases) {
        for (Phase phase : phases) {
            if (phase.kind() == Phase.Kind.AMORTISING) {
                return phase;
            }
        }
        throw new IllegalStateException("No phase repays capital");
    }
}
