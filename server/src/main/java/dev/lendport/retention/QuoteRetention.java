package dev.lendport.retention;

import dev.lendport.caller.Caller;
import dev.lendport.credit.CreditOperation;
import dev.lendport.credit.CreditOperations;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.portability.PortabilityDeadlines;
import dev.lendport.portability.ReceivedPortabilities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the desk what it can offer the client of a request that is not over. */
@Component
class QuoteRetention {
    /** A request lives for some business days; a balance of years ahead helps nobody. */
    private static final int YEARS_AHEAD = 1;

    private final ReceivedPortabilities portabilities;
    private final CreditOperations operations;

    QuoteRetention(ReceivedPortabilities portabilities, CreditOperations operations) {
        this.portabilities = portabilities;
        this.operations = operations;
    }

    /**
     * In the open transaction.
     *
     * @param date of the balance; null for today in Brasília, or the day of a disbursement that lies ahead
     */
    Outcome<RetentionQuote> quote(Caller caller, UUID key, @Nullable LocalDate date, LenderTerms lender, Instant now) {
        return portabilities.find(caller, key).then(request -> {
            if (request.state().isFinal()) {
                var status = request.state().wire();
                return Outcome.refused(
                        Refusal.of(ProblemCode.PORTABILITY_CLOSED, status).with("received_portability_status", status));
            }
            var operation = operations
                    .find(caller, request.contract().creditOperationKey())
                    .orElseThrow();
            var today = PortabilityDeadlines.day(now);
            var on = date == null ? operation.terms().earliestBalance(today) : date;
            return date == null || isInRange(date, operation, today)
                    ? Outcome.done(RetentionQuote.of(request, operations.rest(caller, operation, on), lender))
                    : Outcome.refused(outOfRange(operation, today));
        });
    }

    private static boolean isInRange(LocalDate date, CreditOperation operation, LocalDate today) {
        return !date.isBefore(operation.terms().disbursementDate()) && !date.isAfter(today.plusYears(YEARS_AHEAD));
    }

    private static Refusal outOfRange(CreditOperation operation, LocalDate today) {
        var allowed = "%s … %s".formatted(operation.terms().disbursementDate(), today.plusYears(YEARS_AHEAD));
        return Refusal.invalid(FieldError.of("/date", "out_of_range", allowed));
    }
}
