package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.portability.PortabilityDeadlines.ToAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Leads locked requests from state to state: the row, its deadlines and what is told of it, together. Whether a move is
 * allowed was asked before. A release is a move of its own: {@link ReleaseBalance}.
 */
@Component
class PortabilityMoves {
    private final ReceivedPortabilities portabilities;
    private final PortabilityDeadlines deadlines;
    private final PortabilityEvents events;

    PortabilityMoves(ReceivedPortabilities portabilities, PortabilityDeadlines deadlines, PortabilityEvents events) {
        this.portabilities = portabilities;
        this.deadlines = deadlines;
        this.events = events;
    }

    /** From received to waiting for validation: nothing falls due while the lender looks at the evidence. */
    void waitForValidation(Caller caller, UUID key, RetentionReason reason, List<Evidence> files, Instant now) {
        var version = portabilities.waitForValidation(caller, key, reason, now);
        deadlines.answered(caller, List.of(key), now);
        events.waitsForValidation(caller, key, version, reason, files, now);
    }

    /** From waiting for validation to retained. */
    void retain(Caller caller, ReceivedPortability request, List<Evidence> files, Instant now) {
        var version = portabilities.retain(caller, request.key(), now);
        events.retained(caller, request, version, files, now);
    }

    /**
     * From waiting for validation back to received, with the same cut-offs as before: they are counted again from the day
     * of receipt, by the calendar as it is now.
     *
     * @return whether other evidence can still be sent
     */
    boolean takeAnswerBack(
            Caller caller, ReceivedPortability request, RefusalReason reason, List<Evidence> files, Instant now) {
        var toAnswer = ToAnswer.of(request.receivedAt(), deadlines.calendar());
        var cutOffs = toAnswer.cutOffs();
        var isOver = CutOffs.isOver(cutOffs.retention(), now);
        var version = portabilities.takeAnswerBack(caller, request.key(), cutOffs);
        events.evidenceRefused(caller, request.key(), version, reason, files, isOver ? null : cutOffs.retention(), now);
        if (!isOver) {
            deadlines.awaitAnswer(caller, request.key(), toAnswer, now);
        }
        return !isOver;
    }

    /** From waiting for settlement to settled. */
    void settle(Caller caller, ReceivedPortability request, Payment payment, Instant now) {
        var version = portabilities.settle(caller, request.key(), now);
        deadlines.closed(caller, List.of(request.key()), now);
        events.settled(caller, request, version, payment, now);
    }

    /** A payment came that did not move the request. */
    void returnPayment(Caller caller, ReceivedPortability request, Payment payment, ReturnCode code, Instant now) {
        var version = portabilities.touch(caller, request.key());
        events.paymentReturned(caller, request, version, payment, code, now);
    }

    /** From waiting for settlement to canceled by the lender, because no payment holds. */
    void cancelByCreditor(Caller caller, List<ReceivedPortability> requests, CancelReason reason, Instant now) {
        var keys = requests.stream().map(ReceivedPortability::key).toList();
        var versions = portabilities.cancelByCreditor(caller, keys, reason, now);
        events.canceledByCreditor(caller, requests, versions, reason, now);
    }

    /** From any state that is not final to canceled by the proponent. */
    void cancelByProponent(Caller caller, UUID key, Instant now) {
        var version = portabilities.cancelByProponent(caller, key, now);
        deadlines.closed(caller, List.of(key), now);
        events.canceledByProponent(caller, key, version, now);
    }
}
