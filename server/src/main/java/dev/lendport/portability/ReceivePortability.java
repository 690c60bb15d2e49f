package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.credit.CreditOperation;
import dev.lendport.credit.CreditOperations;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.portability.PortabilityDeadlines.ToAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a request from the centre, or refuses it: the contract is unknown, settled, or asked for already. */
@Component
public class ReceivePortability {
    private final CreditOperations operations;
    private final ReceivedPortabilities portabilities;
    private final PortabilityDeadlines deadlines;
    private final Journal journal;

    ReceivePortability(
            CreditOperations operations,
            ReceivedPortabilities portabilities,
            PortabilityDeadlines deadlines,
            Journal journal) {
        this.operations = operations;
        this.portabilities = portabilities;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** What the centre brings. */
    public record Attack(UUID creditOperationKey, LocalDate reference, Proposal proposal) {}

    /** Answers the key of the request. */
    public Outcome<UUID> from(Caller caller, Attack attack, Instant now) {
        // Somebody may be paying it off at this moment.
        var operation = operations.lock(caller, attack.creditOperationKey());
        if (operation.isEmpty()) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        return switch (operation.get().state()) {
            case SETTLED -> Outcome.refused(ProblemCode.PORTABILITY_CONTRACT_SETTLED);
            case OPEN -> keep(caller, attack, operation.get(), now);
        };
    }

    private Outcome<UUID> keep(Caller caller, Attack attack, CreditOperation operation, Instant now) {
        var calendar = deadlines.calendar();
        var dates = AttackDates.of(attack.reference(), PortabilityDeadlines.day(now), calendar);
        var toAnswer = ToAnswer.of(now, calendar);
        var request = new ReceivedPortability(
                Ids.next(),
                1,
                now,
                attack.proposal(),
                new AttackedContract(
                        operation.key(),
                        operation.contractNumber(),
                        operation.corbanDocumentNumber(),
                        AttackedContract.Borrower.of(operation.issuer())),
                dates,
                operations.balance(caller, operation, dates.dueBalance()).total(),
                PortabilityState.RECEIVED,
                toAnswer.cutOffs(),
                null,
                null,
                null);
        if (!portabilities.add(caller, request)) {
            return Outcome.refused(ProblemCode.PORTABILITY_ALREADY_OPEN);
        }
        deadlines.awaitAnswer(caller, request.key(), toAnswer, now);
        journal.append(
                caller,
                now,
                EventType.PORTABILITY_RECEIVED,
                new Subject(Subject.Type.RECEIVED_PORTABILITY, request.key(), request.version()),
                PortabilityEvents.received(request));
        return Outcome.done(request.key());
    }
}
