package dev.lendport.credit;

import dev.lendport.finance.ContractSchedule;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.Cet;
import dev.lendport.finance.credit.CreditTerms;
import dev.lendport.finance.credit.Discounting;
import dev.lendport.finance.credit.MonthlyRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What was agreed: how much, at which rate, repaid when, and how its days are counted.
 *
 * @param credit principal, rate, number of instalments, first due date; in Brazilian reais
 * @param instalmentFaceValue what each instalment is agreed to be, fees and insurances included
 * @param costsHeldBack what of the principal the borrower did not get, because it paid costs at once
 * @param arrears interest of a month on what is overdue, simple and by the day; see {@link Ledger}
 */
public record ContractTerms(
        CreditTerms credit,
        LocalDate disbursementDate,
        Money instalmentFaceValue,
        Money costsHeldBack,
        DayCountConvention dayCount,
        MonthlyRate arrears) {

    public ContractTerms {
        Objects.requireNonNull(credit);
        Objects.requireNonNull(instalmentFaceValue);
        Objects.requireNonNull(costsHeldBack);
        Objects.requireNonNull(dayCount);
        Objects.requireNonNull(arrears);
        if (!credit.firstDueDate().isAfter(disbursementDate)) {
            throw new IllegalArgumentException("The first instalment is due after the disbursement");
        }
        if (costsHeldBack.isNegative() || costsHeldBack.compareTo(credit.principal()) >= 0) {
            throw new IllegalArgumentException("Costs of " + costsHeldBack + " are not part of " + credit.principal());
        }
    }

    public Money principal() {
        return credit.principal();
    }

    /** The earliest day, from a day on, on which there is a balance: nothing is owed before it was lent. */
    public LocalDate earliestBalance(LocalDate from) {
        return from.isBefore(disbursementDate) ? disbursementDate : from;
    }

    /** The schedule; {@link IllegalStateException} when no rate explains the agreed instalment, which is not stored. */
    public ContractSchedule schedule() {
        return credit.scheduleAt(instalmentFaceValue)
                .orElseThrow(() -> new IllegalStateException("no rate explains the instalment"));
    }

    /** The effective rate of the contract, in percent a year, to two decimals (half-even). */
    public BigDecimal annualInterestRate() {
        return credit.rate().annualEffectivePercent().setScale(2, RoundingMode.HALF_EVEN);
    }

    /** How open instalments are worth less before they are due. */
    public Discounting discounting() {
        return new Discounting(Money.REAL, credit.rate(), dayCount.dayCount());
    }

    /**
     * The total effective cost by dates, what the borrower got against the schedule; empty when no rate balances them.
     * FC_0 of Resolução CMN 4.881/2020: the credit less the costs that are paid from it.
     */
    Optional<Cet> effectiveCost(ContractSchedule schedule) {
        return Cet.ofDates(
                principal().minus(costsHeldBack),
                disbursementDate,
                schedule.instalments().stream()
                        .map(due -> new Cet.Payment(due.dueDate(), due.amount()))
                        .toList());
    }
}
