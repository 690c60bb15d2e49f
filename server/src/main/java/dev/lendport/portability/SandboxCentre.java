package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.credit.CreditOperation;
import dev.lendport.credit.CreditOperations;
import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.portability.ReceivePortability.Attack;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plays the centre for sandbox partners: it makes up requests, and what it is told it knows already. */
@Component
class SandboxCentre implements CreditTransferCentre {
    /** Beyond them no calendar is sure and no contract runs. */
    private static final int FARTHEST_YEARS = 10;

    private final JdbcClient jdbc;
    private final CreditOperations operations;
    private final PortabilityDeadlines deadlines;

    SandboxCentre(JdbcClient jdbc, CreditOperations operations, PortabilityDeadlines deadlines) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.deadlines = deadlines;
    }

    /** What the sandbox partner wants a request to say. */
    record Wish(
            UUID creditOperationKey,
            LocalDate reference,
            Ispb source,
            OriginContractType originContractType,
            String proposalType,
            WishedTerms terms) {}

    /** The terms that the proponent is to offer; what is not wished for is as in the contract. */
    record WishedTerms(
            Optional<Integer> installments,
            Optional<BigDecimal> installmentFaceValue,
            Optional<BigDecimal> annualInterestRate,
            Optional<BigDecimal> annualEffectiveInterestRate) {}

    /** Nobody is at the other end: what a real centre would be told stands in the journal. */
    @Override
    public void tell(Caller caller, List<Notice> notices, Instant now) {}

    /** A request as wished for; refused as not found when there is no such contract. */
    Outcome<Attack> attack(Caller caller, Wish wish, Instant now) {
        var today = PortabilityDeadlines.day(now);
        var first = today.minusYears(FARTHEST_YEARS);
        var last = today.plusYears(FARTHEST_YEARS);
        if (wish.reference().isBefore(first) || wish.reference().isAfter(last)) {
            return Outcome.refused(
                    Refusal.invalid(FieldError.of("/reference_date", "out_of_range", first + " … " + last)));
        }
        return operations
                .find(caller, wish.creditOperationKey())
                .<Outcome<Attack>>map(operation -> Outcome.done(new Attack(
                        operation.key(),
                        wish.reference(),
                        new Proposal(
                                nextNumber(now),
                                wish.source(),
                                wish.originContractType(),
                                wish.proposalType(),
                                terms(caller, operation, wish)))))
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    private Proposal.Terms terms(Caller caller, CreditOperation operation, Wish wish) {
        var wished = wish.terms();
        return new Proposal.Terms(
                wished.annualInterestRate().orElseGet(operation::annualInterestRate),
                wished.annualEffectiveInterestRate().orElseGet(operation::annualEffectiveInterestRate),
                wished.installments().orElseGet(() -> openInstalments(caller, operation, wish.reference())),
                wished.installmentFaceValue()
                        .map(amount -> Money.of(amount, Money.REAL))
                        .orElseGet(() -> operation.terms().instalmentFaceValue()));
    }

    private int openInstalments(Caller caller, CreditOperation operation, LocalDate reference) {
        var date = deadlines.calendar().previous(reference);
        return Math.max(
                1, operations.balance(caller, operation, date).instalments().size());
    }

    private String nextNumber(Instant now) {
        var digits = jdbc.sql("SELECT to_char(nextval('sandbox_portability_number'), 'FM0000000000000')")
                .query(String.class)
                .single();
        return PortabilityDeadlines.day(now).format(DateTimeFormatter.BASIC_ISO_DATE) + digits;
    }
}
