package dev.lendport.caller;

import dev.lendport.outcome.Language;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a use case runs. The first argument of every use case, and the tenant of every transaction.
 *
 * @param accessEpoch the broker's access epoch when the session was made; the transaction refuses a caller whose epoch
 *     is no longer the broker's. Null for the lender's own acts, which no broker can revoke.
 */
public record Caller(
        BrokerId broker,
        Actor actor,
        Mode mode,
        Language language,
        @Nullable Long accessEpoch) {

    /** The lender itself acting on a broker's case: a fired deadline, a member of staff, a borrower's acceptance. */
    public static Caller onBehalfOf(BrokerId broker, Actor actor, Mode mode, Language language) {
        return new Caller(broker, actor, mode, language, null);
    }

    public Caller as(Actor other) {
        return new Caller(broker, other, mode, language, null);
    }
}
