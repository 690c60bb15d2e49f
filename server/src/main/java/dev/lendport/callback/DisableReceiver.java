package dev.lendport.callback;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Switches a receiver off that will not answer any more: the journal tells it, and an e-mail. */
@Component
class DisableReceiver {
    private static final Logger log = LoggerFactory.getLogger(DisableReceiver.class);

    private final Transactions transactions;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Journal journal;

    DisableReceiver(Transactions transactions, Receivers receivers, Deliveries deliveries, Journal journal) {
        this.transactions = transactions;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.journal = journal;
    }

    enum Reason {
        /** It answered 410. */
        GONE,
        /** It only failed for as long as is allowed. */
        FAILING;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a receiver that was changed since, nothing is known yet: an attempt that was under way says nothing of it. */
    void because(Deliveries.Seen seen, Reason reason) {
        var lane = seen.lane();
        // The mode does not matter to the database; the receiver's row is locked by its broker.
        var system = Caller.onBehalfOf(lane.broker(), Actor.SYSTEM, Mode.LIVE, Language.PT);
        int type = lane.notificationTypeId();
        transactions.write(system, now -> {
            var receiver = receivers.lock(system, type);
            if (receiver.isEmpty()
                    || !receiver.get().enabled()
                    || receiver.get().version() != seen.version()) {
                return Outcome.done(false);
            }
            var version = receivers.disable(system, type, reason.wire());
            deliveries.cancel(system, type);
            journal.append(
                    system,
                    now,
                    EventType.CALLBACK_DISABLED,
                    new Subject(Subject.Type.CALLBACK, receiver.get().id(), version),
                    Map.of("notificationTypeID", type, "reason", reason.wire()));
            log.warn("callback {} of {} is disabled: {}", type, lane.broker(), reason.wire());
            return Outcome.done(true);
        });
    }
}
