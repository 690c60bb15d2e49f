package dev.lendport.portability;

import dev.lendport.casework.Case;
import dev.lendport.finance.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of another bank to take a contract over.
 *
 * @param version one higher with every change, from 1
 * @param dueBalance what repays the contract on {@link AttackDates#dueBalance}
 * @param answer null while no answer stands
 * @param settlement null until the balance is released
 * @param canceledReason null unless the lender canceled it
 */
public record ReceivedPortability(
        UUID key,
        long version,
        Instant receivedAt,
        Proposal proposal,
        AttackedContract contract,
        AttackDates dates,
        Money dueBalance,
        PortabilityState state,
        CutOffs cutOffs,
        @Nullable Answered answer,
        @Nullable Settlement settlement,
        @Nullable CancelReason canceledReason)
        implements Case {

    /**
     * @param retentionReason null unless the response is a retention
     */
    record Answered(Response response, Instant at, @Nullable RetentionReason retentionReason) {}

    /** What the proponent is to pay, and on which day. */
    public record Settlement(LocalDate date, Money dueBalance) {}

    @Override
    public UUID id() {
        return key;
    }

    /** Its cut-offs count from then, whatever has moved it since. */
    @Override
    public Instant since() {
        return receivedAt;
    }

    /** Why the client stays; {@link IllegalStateException} when no retention stands. */
    RetentionReason retentionReason() {
        if (answer == null || answer.retentionReason() == null) {
            throw new IllegalStateException("not retained: " + key);
        }
        return answer.retentionReason();
    }

    /** What is owed; {@link IllegalStateException} when nothing was released. */
    Settlement released() {
        if (settlement == null) {
            throw new IllegalStateException("not released: " + key);
        }
        return settlement;
    }

    /** The same request in another state; in the same one after something came that did not move it. */
    ReceivedPortability moved(PortabilityState next) {
        return next(next, dates, cutOffs, answer, settlement, canceledReason);
    }

    /** The client was retained, as evidence is to show. */
    ReceivedPortability retained(RetentionReason reason, Instant now) {
        return next(
                PortabilityState.WAITING_VALIDATION,
                dates,
                cutOffs,
                new Answered(Response.RETENTION, now, reason),
                settlement,
                canceledReason);
    }

    /** No answer stands any more. */
    ReceivedPortability unanswered(CutOffs counted) {
        return next(
                PortabilityState.RECEIVED,
                dates.retainedBy(PortabilityDeadlines.day(counted.retention())),
                counted,
                null,
                settlement,
                canceledReason);
    }

    /**
     * The balance was let go.
     *
     * @param until when the payment is too late
     */
    ReceivedPortability released(Response response, Settlement owed, Instant until, Instant now) {
        return next(
                PortabilityState.WAITING_SETTLEMENT,
                dates,
                cutOffs.settledBy(until),
                new Answered(response, now, null),
                owed,
                canceledReason);
    }

    ReceivedPortability canceled(CancelReason reason) {
        return next(PortabilityState.CANCELED_BY_CREDITOR, dates, cutOffs, answer, settlement, reason);
    }

    private ReceivedPortability next(
            PortabilityState next,
            AttackDates nextDates,
            CutOffs nextCutOffs,
            @Nullable Answered nextAnswer,
            @Nullable Settlement nextSettlement,
            @Nullable CancelReason reason) {
        return new ReceivedPortability(
                key,
                version + 1,
                receivedAt,
                proposal,
                contract,
                nextDates,
                dueBalance,
                next,
                nextCutOffs,
                nextAnswer,
                nextSettlement,
                reason);
    }
}
