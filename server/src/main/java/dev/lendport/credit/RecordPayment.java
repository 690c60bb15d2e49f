package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.finance.Money;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Records what the borrower has paid. */
@Component
class RecordPayment {
    /** More than three for each of the most instalments a contract can have. */
    static final int MOST_PAYMENTS = 2000;

    private final StoredOperations stored;
    private final Payments payments;

    RecordPayment(StoredOperations stored, Payments payments) {
        this.stored = stored;
        this.payments = payments;
    }

    /** What came in, and the day on which it counts. */
    record Request(BigDecimal amount, LocalDate paidOn) {}

    /** An operation and the payments of it, the new one among them. */
    record Paid(CreditOperation operation, List<Payment> payments) {}

    Outcome<Paid> record(Caller caller, UUID key, Precondition ifMatch, Request request, Instant now) {
        var found = stored.lock(caller, key);
        if (found.isEmpty()) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        var operation = found.get();
        var today = LocalDate.ofInstant(now, Zones.BRASILIA);
        var before = payments.of(caller, key);
        return ifMatch.refuses(operation.version())
                .or(() -> wrongDate(operation, request.paidOn(), today))
                .or(() -> tooMany(operation, before))
                .<Outcome<Paid>>map(Outcome::refused)
                .orElseGet(() -> paid(caller, operation, before, request, now));
    }

    private static Optional<Refusal> wrongDate(CreditOperation operation, LocalDate paidOn, LocalDate today) {
        var disbursed = operation.terms().disbursementDate();
        if (paidOn.isAfter(today)) {
            return Optional.of(Refusal.invalid(FieldError.of("/paid_on", "in_the_future")));
        }
        return paidOn.isBefore(disbursed)
                ? Optional.of(Refusal.invalid(FieldError.of("/paid_on", "not_before", disbursed.toString())))
                : Optional.empty();
    }

    private static Optional<Refusal> tooMany(CreditOperation operation, List<Payment> before) {
        return switch (operation.state()) {
            case SETTLED -> Optional.of(Refusal.of(ProblemCode.CREDIT_OPERATION_SETTLED));
            case OPEN ->
                before.size() < MOST_PAYMENTS
                        ? Optional.empty()
                        : Optional.of(Refusal.of(ProblemCode.TOO_MANY_PAYMENTS, MOST_PAYMENTS));
        };
    }

    private Outcome<Paid> paid(
            Caller caller, CreditOperation operation, List<Payment> before, Request request, Instant now) {
        var amount = Money.of(request.amount(), Money.REAL);
        var day = request.paidOn();
        var owed = Ledger.until(day, operation.terms(), before);
        var most = owed.mostToPay(day);
        if (amount.compareTo(most) > 0) {
            return exceeds(most, day);
        }
        var kind = amount.compareTo(owed.balance(day).total()) < 0 ? Payment.Kind.INSTALMENTS : Payment.Kind.SETTLEMENT;
        var payment = new Payment(before.size() + 1, kind, amount, day);
        var all = Stream.concat(before.stream(), Stream.of(payment)).toList();
        // A payment that is recorded late moves those after it on: they may not find enough to pay any more.
        var after = Ledger.until(LocalDate.MAX, operation.terms(), all);
        if (after.excess().isPositive()) {
            return exceeds(most.minus(least(most, after.excess())), day);
        }
        var state = after.isPaid() ? CreditOperation.State.SETTLED : CreditOperation.State.OPEN;
        return Outcome.done(new Paid(payments.record(caller, operation, payment, state, now), all));
    }

    private static Outcome<Paid> exceeds(Money most, LocalDate day) {
        var shown = most.amount().toPlainString();
        return Outcome.refused(Refusal.of(ProblemCode.PAYMENT_EXCEEDS_BALANCE, shown, day.toString())
                .with("due_balance", most.amount())
                .with("date", day.toString())
                .withErrors(List.of(FieldError.of("/amount", "out_of_range", "<= " + shown))));
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
