package dev.lendport.credit;

import dev.lendport.caller.Ids;
import dev.lendport.finance.ContractSchedule;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.Cet;
import dev.lendport.finance.credit.CreditTerms;
import dev.lendport.finance.credit.MonthlyRate;
import dev.lendport.finance.identifier.Cnpj;
import dev.lendport.finance.identifier.Cpf;
import dev.lendport.outcome.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What becomes of a contract that a partner wants to register: an operation with its schedule, or what is wrong. */
sealed interface Registration {
    /** From here on the calendar of Brazilian banks, and with it business/252, is right. */
    LocalDate EARLIEST_DISBURSEMENT = LocalDate.of(2000, 1, 1);

    record Good(CreditOperation operation, ContractSchedule schedule) implements Registration {}

    record Bad(List<FieldError> errors) implements Registration {}

    /**
     * Checks what the schema cannot say.
     *
     * @param today the caller's day; a contract may be agreed a year before it is paid out, and its first instalment
     *     may be due a year after
     */
    static Registration of(OperationRequest request, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        checkDates(request, today, errors);
        var leastPrincipal = BigDecimal.valueOf(request.numberOfInstallments(), 2);
        if (request.principalAmount().compareTo(leastPrincipal) < 0) {
            errors.add(FieldError.of("/principal_amount", "out_of_range", ">= " + leastPrincipal));
        }
        if (costsHeldBack(request).compareTo(request.principalAmount()) >= 0) {
            errors.add(FieldError.of(
                    "/costs_held_back",
                    "out_of_range",
                    "< " + request.principalAmount().toPlainString()));
        }
        return errors.isEmpty() ? priced(request) : new Bad(errors);
    }

    private static void checkDates(OperationRequest request, LocalDate today, List<FieldError> errors) {
        var disbursed = request.disbursementDate();
        var latest = today.plusYears(1);
        if (disbursed.isBefore(EARLIEST_DISBURSEMENT)) {
            errors.add(FieldError.of("/disbursement_date", "not_before", EARLIEST_DISBURSEMENT.toString()));
        } else if (disbursed.isAfter(latest)) {
            errors.add(FieldError.of("/disbursement_date", "not_later_than", latest.toString()));
        } else if (!request.firstDueDate().isAfter(disbursed)) {
            errors.add(FieldError.of("/first_due_date", "not_after", disbursed.toString()));
        } else if (request.firstDueDate().isAfter(disbursed.plusYears(1))) {
            errors.add(FieldError.of(
                    "/first_due_date", "not_later_than", disbursed.plusYears(1).toString()));
        }
    }

    private static Registration priced(OperationRequest request) {
        var credit = new CreditTerms(
                Money.of(request.principalAmount(), Money.REAL),
                new MonthlyRate(request.monthlyInterestRate()),
                request.numberOfInstallments(),
                request.firstDueDate());
        var given = Optional.ofNullable(request.installmentFaceValue()).map(amount -> Money.of(amount, Money.REAL));
        var terms = new ContractTerms(
                credit,
                request.disbursementDate(),
                given.orElseGet(credit::instalment),
                Money.of(costsHeldBack(request), Money.REAL),
                Optional.ofNullable(request.dayCount())
                        .map(DayCountConvention::ofWire)
                        .orElse(DayCountConvention.CALENDAR_365),
                new MonthlyRate(Objects.requireNonNullElse(request.arrearsMonthlyInterestRate(), BigDecimal.ZERO)));
        return credit.scheduleAt(terms.instalmentFaceValue())
                .flatMap(schedule -> terms.effectiveCost(schedule)
                        .<Registration>map(cost -> new Good(operation(request, terms, cost), schedule)))
                .orElseGet(() -> new Bad(List.of(FieldError.of(
                        given.isPresent() ? "/installment_face_value" : "/monthly_interest_rate",
                        "no_effective_rate"))));
    }

    private static BigDecimal costsHeldBack(OperationRequest request) {
        return Objects.requireNonNullElse(request.costsHeldBack(), BigDecimal.ZERO);
    }

    private static CreditOperation operation(OperationRequest request, ContractTerms terms, Cet cost) {
        var issuer = request.issuer();
        return new CreditOperation(
                Ids.next(),
                request.contractNumber(),
                terms,
                cost.annual(),
                OriginContractType.ofWire(request.originContractType()),
                Optional.ofNullable(request.corbanDocumentNumber())
                        .map(Registration::bare)
                        .orElse(null),
                new Issuer(
                        issuer.name(),
                        bare(issuer.documentNumber()),
                        issuer.phoneNumber(),
                        issuer.email(),
                        issuer.address()),
                CreditOperation.State.OPEN,
                1);
    }

    /** A CPF or CNPJ without its punctuation. */
    static String bare(String number) {
        return Cpf.find(number)
                .map(Cpf::digits)
                .or(() -> Cnpj.find(number).map(Cnpj::characters))
                .orElseGet(() -> number.toUpperCase(Locale.ROOT));
    }
}
