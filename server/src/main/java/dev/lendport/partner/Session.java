package dev.lendport.partner;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.outcome.Language;
import java.util.Set;

/** Who a session token stands for. */
sealed interface Session {
    /** What the contract's {@code x-roles} are held against. */
    Set<String> roles();

    /** A user of a broker, or its signing key. */
    record OfBroker(BrokerId broker, Mode mode, Actor user, long accessEpoch, Signing signing) implements Session {
        private static final Set<String> ROLES = Set.of("broker");

        @Override
        public Set<String> roles() {
            return ROLES;
        }

        Caller caller(Language language) {
            return new Caller(broker, user, mode, language, accessEpoch);
        }
    }

    /** A member of the lender's staff, with the roles operations, approver or admin. */
    record OfStaff(Actor member, Set<String> roles) implements Session {}
}
