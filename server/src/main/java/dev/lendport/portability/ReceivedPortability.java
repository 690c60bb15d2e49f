package dev.lendport.portability;

import dev.lendport.finance.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of another bank to take a contract over.
 *
 * @param dueBalance what repays the contract on {@link AttackDates#dueBalance}
 * @param answer null while no answer stands
 * @param settlement null until the balance is released
 * @param canceledReason null unless the lender canceled it
 */
public record ReceivedPortability(
        UUID key,
        int version,
        Instant receivedAt,
        Proposal proposal,
        AttackedContract contract,
        AttackDates dates,
        Money dueBalance,
        PortabilityState state,
        CutOffs cutOffs,
        @Nullable Answered answer,
        @Nullable Settlement settlement,
        @Nullable CancelReason canceledReason) {

    /**
     * @param retentionReason null unless the response is a retention
     */
    record Answered(Response response, Instant at, @Nullable RetentionReason retentionReason) {}

    /** What the proponent is to pay, and on which day. */
    public record Settlement(LocalDate date, Money dueBalance) {}

    /** Why the client stays; {@link IllegalStateException} when no retention stands. */
    RetentionReason retentionReason() {
        if (answer == null || answer.retentionReason() == null) {
            throw new IllegalStateException("not retained: " + key);
        }
        return answer.retentionReason();
    }

    /**
     * Whether time does now what it was to do.
     *
     * @throws IllegalStateException when it is too early, so that the deadline stays and comes again
     */
    boolean isDue(Action action, Instant now) {
        var verdict = permissions(now).verdict(action);
        if (verdict.reason() == Permissions.Reason.NOT_YET) {
            throw new IllegalStateException(action + " of " + key + " is not due before " + verdict.until());
        }
        return verdict.allowed();
    }

    Permissions permissions(Instant now) {
        return Guard.judge(new Standing(state, cutOffs, answer == null ? null : answer.response()), now);
    }
}
