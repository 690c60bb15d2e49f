package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes contracts into the store and tells the journal of each. */
@Component
class RegisterOperations {
    /** Where the days of a contract begin and end; without summer time since 2019. */
    private final StoredOperations stored;

    private final Journal journal;

    RegisterOperations(StoredOperations stored, Journal journal) {
        this.stored = stored;
        this.journal = journal;
    }

    Outcome<Registration.Good> register(Caller caller, OperationRequest request, Instant now) {
        return switch (Registration.of(request, LocalDate.ofInstant(now, Zones.BRASILIA))) {
            case Registration.Bad(var errors) -> Outcome.refused(Refusal.invalid(errors));
            case Registration.Good good ->
                add(caller, List.of(good.operation()), now).isEmpty()
                        ? Outcome.refused(ProblemCode.CONTRACT_NUMBER_TAKEN, request.contractNumber())
                        : Outcome.done(good);
        };
    }

    /**
     * Adds those whose contract number the partner has not used yet; waits for another transaction that is adding one of
     * them.
     *
     * @return the keys of those that were added
     */
    Set<UUID> add(Caller caller, List<CreditOperation> operations, Instant now) {
        var added = stored.add(caller, operations, now);
        journal.appendAll(
                caller,
                now,
                operations.stream()
                        .filter(operation -> added.contains(operation.key()))
                        .map(RegisterOperations::registered)
                        .toList());
        return added;
    }

    private static Journal.Change registered(CreditOperation operation) {
        var terms = operation.terms();
        return new Journal.Change(
                EventType.CREDIT_OPERATION_REGISTERED,
                new Subject(Subject.Type.CREDIT_OPERATION, operation.key(), operation.version()),
                Map.of(
                        "contractNumber", operation.contractNumber(),
                        "principal", terms.principal().amount(),
                        "numberOfInstallments", terms.credit().instalments()));
    }
}
