package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Due;
import dev.lendport.journal.EventType;
import dev.lendport.portability.CreditTransferCentre.Notice;
import dev.lendport.portability.PortabilityDeadlines.ToAnswer;
import dev.lendport.portability.ReceivedPortabilities.Moved;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Leads locked requests from state to state: the row, its deadlines and what is told of it, together; gives them as they
 * are then. Whether a move is allowed was asked before.
 */
@Component
class PortabilityMoves {
    private final PortabilityCases kind;
    private final ReceivedPortabilities portabilities;
    private final PortabilityDeadlines deadlines;
    private final CaseChanges changes;
    private final CreditTransferCentre centre;

    PortabilityMoves(
            PortabilityCases kind,
            ReceivedPortabilities portabilities,
            PortabilityDeadlines deadlines,
            CaseChanges changes,
            CreditTransferCentre centre) {
        this.kind = kind;
        this.portabilities = portabilities;
        this.deadlines = deadlines;
        this.changes = changes;
        this.centre = centre;
    }

    /** From received to waiting for validation: nothing falls due while the lender looks at the evidence. */
    ReceivedPortability waitForValidation(
            Caller caller, ReceivedPortability before, RetentionReason reason, List<Evidence> files, Instant now) {
        var after = before.retained(reason, now);
        var told = PortabilityEvents.retained(after, files);
        end(caller, EventType.PORTABILITY_WAITING_VALIDATION, before, after, told, now);
        return after;
    }

    /** From waiting for validation to retained. */
    ReceivedPortability retain(Caller caller, ReceivedPortability before, List<Evidence> files, Instant now) {
        var after = before.moved(PortabilityState.RETAINED);
        end(caller, EventType.PORTABILITY_RETAINED, before, after, PortabilityEvents.retained(after, files), now);
        var notice = new Notice.Retained(after.proposal().portabilityNumber(), after.retentionReason());
        centre.tell(caller, List.of(notice), now);
        return after;
    }

    /**
     * From waiting for validation back to received, with the same cut-offs as before: they are counted again from the day
     * of receipt, by the calendar as it is now.
     */
    ReceivedPortability takeAnswerBack(
            Caller caller, ReceivedPortability before, RefusalReason reason, List<Evidence> files, Instant now) {
        var toAnswer = ToAnswer.of(before.receivedAt(), deadlines.calendar());
        var after = before.unanswered(toAnswer.cutOffs());
        var until = after.cutOffs().retention();
        var isOver = CutOffs.isOver(until, now);
        var told = PortabilityEvents.evidenceRefused(after, reason, files, isOver ? null : until);
        end(caller, EventType.PORTABILITY_PROOF_REFUSED, before, after, told, now);
        if (!isOver) {
            deadlines.awaitAnswer(caller, after.key(), toAnswer, now);
        }
        return after;
    }

    /** A request that is to be released, and what is to be paid for it. */
    record Release(ReceivedPortability request, ReceivedPortability.Settlement owed) {}

    /** From received to waiting for settlement, each to be settled on the same day. */
    List<ReceivedPortability> release(Caller caller, List<Release> releases, Response response, Due due, Instant now) {
        var moves = releases.stream()
                .map(release -> new Moved(
                        release.request(), release.request().released(response, release.owed(), due.at(), now)))
                .toList();
        portabilities.moved(caller, moves, now);
        var released = moves.stream().map(Moved::after).toList();
        deadlines.awaitPayment(
                caller, released.stream().map(ReceivedPortability::key).toList(), due);
        var told = moves.stream()
                .map(move -> change(move, PortabilityEvents.released(move.after(), response)))
                .toList();
        var type = EventType.PORTABILITY_WAITING_SETTLEMENT;
        switch (response) {
            case SILENCE ->
                changes.endByTime(caller, kind, EnumSet.of(DeadlineKind.PORTABILITY_RETENTION), type, told, now);
            case RELEASE, RETENTION, EVIDENCE_REFUSED -> changes.end(caller, kind, type, told, now);
        }
        centre.tell(
                caller,
                released.stream()
                        .<Notice>map(one -> new Notice.Released(
                                one.proposal().portabilityNumber(),
                                one.released().dueBalance(),
                                one.released().date()))
                        .toList(),
                now);
        return released;
    }

    /** From waiting for settlement to settled. */
    void settle(Caller caller, ReceivedPortability before, Payment payment, Instant now) {
        var after = before.moved(PortabilityState.SETTLED);
        end(caller, EventType.PORTABILITY_SETTLED, before, after, PortabilityEvents.settled(after, payment), now);
    }

    /** A payment came that did not move the request. */
    void returnPayment(Caller caller, ReceivedPortability before, Payment payment, ReturnCode code, Instant now) {
        var after = before.moved(before.state());
        var told = PortabilityEvents.paymentReturned(after, payment, code);
        end(caller, EventType.PORTABILITY_PAYMENT_RETURNED, before, after, told, now);
    }

    /** From waiting for settlement to canceled by the lender, because no payment holds. */
    void cancelByCreditor(Caller caller, List<ReceivedPortability> requests, CancelReason reason, Instant now) {
        var moves = requests.stream()
                .map(request -> new Moved(request, request.canceled(reason)))
                .toList();
        portabilities.moved(caller, moves, now);
        var told = moves.stream()
                .map(move -> change(move, PortabilityEvents.canceledByCreditor(move.after(), reason)))
                .toList();
        var type = EventType.PORTABILITY_CANCELED_BY_CREDITOR;
        switch (reason) {
            case NOT_PAID -> changes.endByTime(caller, kind, DeadlineKind.PORTABILITY_SETTLEMENT, type, told, now);
            case PAYMENT_REJECTED -> changes.end(caller, kind, type, told, now);
        }
        centre.tell(
                caller,
                requests.stream()
                        .<Notice>map(request ->
                                new Notice.Canceled(request.proposal().portabilityNumber(), reason))
                        .toList(),
                now);
    }

    /** From any state that is not final to canceled by the proponent. */
    void cancelByProponent(Caller caller, ReceivedPortability before, Instant now) {
        var after = before.moved(PortabilityState.CANCELED_BY_PROPONENT);
        end(caller, EventType.PORTABILITY_CANCELED_BY_PROPONENT, before, after, PortabilityEvents.status(after), now);
    }

    private void end(
            Caller caller,
            EventType type,
            ReceivedPortability before,
            ReceivedPortability after,
            Map<String, Object> told,
            Instant now) {
        var move = new Moved(before, after);
        portabilities.moved(caller, List.of(move), now);
        changes.end(caller, kind, type, change(move, told), now);
    }

    private static Change change(Moved move, Map<String, Object> told) {
        return Change.of(move.before(), move.after().state(), move.after().version(), told);
    }
}
