package dev.lendport.message;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.casework.Case;
import dev.lendport.casework.CaseChanges;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A message is sent, and read by the other side. In every state of the case: who may do nothing else with it can still ask.
 * Each is a change of the case, told by the journal with ids alone.
 */
@Component
class WriteMessage {
    static final int MOST = 1000;

    private final Messages messages;
    private final Deadlines deadlines;
    private final CaseChanges changes;

    WriteMessage(Messages messages, Deadlines deadlines, CaseChanges changes) {
        this.messages = messages;
        this.deadlines = deadlines;
        this.changes = changes;
    }

    /** What is written; within the contract's limits. */
    record Wording(String subject, String text) {}

    /** Sends a message to the other side; gives its id. */
    Outcome<UUID> send(Caller caller, CaseKind<?, ?> kind, UUID caseId, Wording wording, Instant now) {
        deadlines.hold(caller, caseId);
        var about = new About(kind.type(), caseId);
        return kind.findLocked(caller, caseId).then(found -> {
            var direction = Direction.sentBy(caller);
            if (messages.counts(caller, about, direction).total() >= MOST) {
                return Outcome.refused(ProblemCode.MESSAGE_TOO_MANY, MOST);
            }
            var message = new Message(
                    Ids.next(),
                    direction,
                    wording.subject(),
                    wording.text(),
                    now,
                    caller.actor().name(),
                    null);
            messages.add(caller, about, message);
            tell(caller, kind, found, sent(direction), message, now);
            return Outcome.done(message.id());
        });
    }

    /** Marks a message of the other side as read; nothing happens when it is. Gives the message. */
    Outcome<Message> read(Caller caller, CaseKind<?, ?> kind, UUID caseId, UUID messageId, Instant now) {
        deadlines.hold(caller, caseId);
        var about = new About(kind.type(), caseId);
        return kind.findLocked(caller, caseId)
                .then(found -> messages.find(caller, about, messageId)
                        .map(message -> read(caller, kind, found, message, now))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private Outcome<Message> read(Caller caller, CaseKind<?, ?> kind, Case found, Message message, Instant now) {
        if (message.direction() != Direction.receivedBy(caller)) {
            return Outcome.refused(ProblemCode.MESSAGE_OWN);
        }
        if (message.readAt() == null) {
            messages.markRead(caller, new About(kind.type(), found.id()), message.id(), now);
            tell(caller, kind, found, EventType.MESSAGE_READ, message, now);
        }
        return Outcome.done(message);
    }

    private void tell(Caller caller, CaseKind<?, ?> kind, Case found, EventType type, Message message, Instant now) {
        var version = kind.touch(caller, found.id(), now);
        var data = Map.of(
                "messageUniqueID",
                message.id(),
                "direction",
                message.direction().wire());
        changes.end(caller, kind, type, Change.within(found, version, data), now);
    }

    private static EventType sent(Direction direction) {
        return switch (direction) {
            case FROM_PARTNER -> EventType.MESSAGE_SENT;
            case TO_PARTNER -> EventType.MESSAGE_RECEIVED;
        };
    }
}
