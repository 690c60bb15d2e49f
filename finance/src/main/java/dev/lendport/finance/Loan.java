package dev.lendport.finance;

import java.util.Objects;

/**
 * A loan as Annex I sees it: drawn in full at once, repaid by a rule, with charges.
 *
 * @param amount the total amount of credit; a financed charge is not part of it
 */
public record Loan(Money amount, BorrowingRate rate, Term term, Repayment repayment, Charges charges) {

    public Loan {
        Objects.requireNonNull(rate);
        Objects.requireNonNull(charges);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A loan is more than nothing, not " + amount);
        }
        if (term.isOpen() && !endsByItself(repayment)) {
            throw new IllegalArgumentException("This repayment needs a number of periods: " + repayment);
        }
        requireWithin(term, repayment);
    }

    public Loan withRate(BorrowingRate other) {
        return new Loan(amount, other, term, repayment, charges);
    }

    public Loan withCharges(Charges other) {
        return new Loan(amount, rate, term, repayment, other);
    }

    /** Each period's payment; {@link IllegalArgumentException} when the payments never repay an open term. */
    public LoanSchedule schedule() {
        return Amortisation.of(this);
    }

    private static boolean endsByItself(Repayment repayment) {
        return switch (repayment) {
            case Repayment.FixedPayment _,
                    Repayment.InterestPlusFixedCapital _,
                    Repayment.InterestPlusPercentOfCapital _,
                    Repayment.PercentOfBalance _ -> true;
            case Repayment.EqualInstalments _,
                    Repayment.GrowingInstalments _,
                    Repayment.Balloon _,
                    Repayment.InterestOnly _,
                    Repayment.CapitalisedBullet _,
                    Repayment.BulletWithoutInterest _,
                    Repayment.EqualCapital _,
                    Repayment.FullEachPeriod _ -> false;
        };
    }

    private static void requireWithin(Term term, Repayment repayment) {
        if (repayment instanceof Repayment.EqualInstalments(int from) && from > term.periods()) {
            throw new IllegalArgumentException("The capital grace outlasts the loan");
        }
        if (repayment instanceof Repayment.Balloon(int amortisedOver) && amortisedOver < term.periods()) {
            throw new IllegalArgumentException("A balloon's instalments are for longer than the loan");
        }
        if (repayment instanceof Repayment.EqualCapital linear && linear.quotasWithin(term.periods()) == 0) {
            throw new IllegalArgumentException("No period of the loan repays capital");
        }
    }
}
