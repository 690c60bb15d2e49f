package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** One credit operation: register it, read it, pay it, ask what repays it. */
@Controller
class CreditOperationEndpoints {
    private static final String ALL = "/credit_operations";
    private static final String ONE = "/credit_operations/{key}";
    /** Who plans further ahead asks nothing that a schedule does not tell. */
    private static final int MOST_YEARS_AHEAD = 10;

    private final RegisterOperations operations;
    private final RecordPayment record;
    private final CreditOperations credit;
    private final Payments payments;

    CreditOperationEndpoints(
            RegisterOperations operations, RecordPayment record, CreditOperations credit, Payments payments) {
        this.operations = operations;
        this.record = record;
        this.credit = credit;
        this.payments = payments;
    }

    @PostMapping(path = ALL, consumes = Answer.JSON, produces = Answer.JSON)
    Work register(Caller caller, Call call) {
        var request = call.body(OperationRequest.class);
        return Work.write(
                caller,
                call,
                now -> operations
                        .register(caller, request, now)
                        .map(good -> Answer.created(
                                        ALL + "/" + good.operation().key(),
                                        OperationViews.registered(good.operation(), good.schedule()))
                                .version(version(caller, good.operation()))));
    }

    @GetMapping(path = ONE, produces = Answer.JSON)
    Work get(Caller caller, Call call) {
        return Work.read(
                caller,
                call,
                now -> found(caller, call)
                        .map(operation -> Answer.ok(
                                        OperationViews.detail(operation, payments.of(caller, operation.key())))
                                .version(version(caller, operation))));
    }

    @PostMapping(path = ONE + "/payments", consumes = Answer.JSON, produces = Answer.JSON)
    Work pay(Caller caller, Call call) {
        var key = call.id("key");
        var request = call.body(RecordPayment.Request.class);
        return Work.write(
                caller,
                call,
                now -> record.record(caller, key, call.ifMatch(), request, now)
                        .map(paid -> Answer.ok(OperationViews.detail(paid.operation(), paid.payments()))
                                .version(version(caller, paid.operation()))));
    }

    @GetMapping(path = ONE + "/balance", produces = Answer.JSON)
    Work balance(Caller caller, Call call) {
        return Work.read(
                caller,
                call,
                now -> found(caller, call).then(operation -> {
                    var today = LocalDate.ofInstant(now, Zones.BRASILIA);
                    var date = call.text("date")
                            .map(LocalDate::parse)
                            .orElseGet(() -> operation.terms().earliestBalance(today));
                    return wrongDate(operation, date, today)
                            .<Outcome<Answer>>map(Outcome::refused)
                            .orElseGet(() -> Outcome.done(
                                    Answer.ok(OperationViews.balance(credit.balance(caller, operation, date)))));
                }));
    }

    private Outcome<CreditOperation> found(Caller caller, Call call) {
        return credit.find(caller, call.id("key"))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    private static Optional<Refusal> wrongDate(CreditOperation operation, LocalDate date, LocalDate today) {
        var disbursed = operation.terms().disbursementDate();
        var latest = today.plusYears(MOST_YEARS_AHEAD);
        if (date.isBefore(disbursed)) {
            return Optional.of(Refusal.invalid(FieldError.of("/date", "not_before", disbursed.toString())));
        }
        return date.isAfter(latest)
                ? Optional.of(Refusal.invalid(FieldError.of("/date", "not_later_than", latest.toString())))
                : Optional.empty();
    }

    private static Version version(Caller caller, CreditOperation operation) {
        return new Version(operation.version(), caller.language());
    }
}
