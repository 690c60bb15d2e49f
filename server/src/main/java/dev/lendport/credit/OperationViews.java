package dev.lendport.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lendport.finance.ContractSchedule;
import dev.lendport.finance.Instalment;
import dev.lendport.finance.credit.BalanceDue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credit operations as they go out: amounts in reais, rates in percent. */
final class OperationViews {
    private OperationViews() {}

    /** What a registration answers. */
    record Registered(
            UUID creditOperationKey,
            BigDecimal installmentFaceValue,
            BigDecimal annualInterestRate,
            BigDecimal annualEffectiveInterestRate,
            List<Scheduled> installments) {}

    record Scheduled(
            int number,
            LocalDate dueDate,
            BigDecimal amount,
            BigDecimal interest,
            BigDecimal principal,
            BigDecimal balance) {

        static Scheduled of(Instalment instalment) {
            return new Scheduled(
                    instalment.number(),
                    instalment.dueDate(),
                    instalment.amount().amount(),
                    instalment.interest().amount(),
                    instalment.capital().amount(),
                    instalment.balance().amount());
        }
    }

    /** An operation without its instalments, as lists show it. */
    record Listed(
            UUID creditOperationKey,
            String contractNumber,
            String status,
            BigDecimal principalAmount,
            BigDecimal monthlyInterestRate,
            BigDecimal annualInterestRate,
            BigDecimal annualEffectiveInterestRate,
            int numberOfInstallments,
            LocalDate disbursementDate,
            LocalDate firstDueDate,
            BigDecimal installmentFaceValue,
            BigDecimal costsHeldBack,
            String dayCount,
            BigDecimal arrearsMonthlyInterestRate,
            String originContractType,
            @Nullable String corbanDocumentNumber,
            Issuer issuer) {}

    record Detail(@JsonUnwrapped Listed operation, List<Repaid> installments, List<Received> payments) {}

    /**
     * An instalment and what was paid of it.
     *
     * @param paidAmount all that came in for it, arrears interest included
     * @param unpaidAmount open of its face value
     * @param paidOn null while something is open
     */
    record Repaid(
            @JsonUnwrapped Scheduled scheduled,
            BigDecimal paidAmount,
            BigDecimal unpaidAmount,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            LocalDate paidOn) {}

    record Received(int number, String kind, BigDecimal amount, LocalDate paidOn) {}

    record Balance(LocalDate date, BigDecimal dueBalance, List<PresentValue> installments) {}

    record PresentValue(int number, BigDecimal presentValue) {}

    static Registered registered(CreditOperation operation, ContractSchedule schedule) {
        return new Registered(
                operation.key(),
                operation.terms().instalmentFaceValue().amount(),
                operation.annualInterestRate(),
                operation.annualEffectiveInterestRate(),
                schedule.instalments().stream().map(Scheduled::of).toList());
    }

    static Listed listed(CreditOperation operation) {
        var terms = operation.terms();
        return new Listed(
                operation.key(),
                operation.contractNumber(),
                operation.state().wire(),
                terms.principal().amount(),
                terms.credit().rate().percent(),
                operation.annualInterestRate(),
                operation.annualEffectiveInterestRate(),
                terms.credit().instalments(),
                terms.disbursementDate(),
                terms.credit().firstDueDate(),
                terms.instalmentFaceValue().amount(),
                terms.costsHeldBack().amount(),
                terms.dayCount().wire(),
                terms.arrears().percent(),
                operation.originContractType().wire(),
                operation.corbanDocumentNumber(),
                operation.issuer());
    }

    static Detail detail(CreditOperation operation, List<Payment> payments) {
        var ledger = Ledger.until(LocalDate.MAX, operation.terms(), payments);
        return new Detail(
                listed(operation),
                ledger.lines().stream()
                        .map(line -> new Repaid(
                                Scheduled.of(line.instalment()),
                                line.paid().amount(),
                                line.unpaid().amount(),
                                line.paidOn()))
                        .toList(),
                payments.stream()
                        .map(paid -> new Received(
                                paid.number(), paid.kind().wire(), paid.amount().amount(), paid.paidOn()))
                        .toList());
    }

    static Balance balance(BalanceDue due) {
        return new Balance(
                due.date(),
                due.total().amount(),
                due.instalments().stream()
                        .map(value ->
                                new PresentValue(value.number(), value.amount().amount()))
                        .toList());
    }
}
