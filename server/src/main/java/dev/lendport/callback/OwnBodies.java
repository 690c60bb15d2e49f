package dev.lendport.callback;

import dev.lendport.caller.BrokerId;
import dev.lendport.journal.SubjectIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The bodies of a notification type that has a form of its own, instead of the thin one. One bean for each such type. */
public interface OwnBodies {
    int notificationTypeId();

    /** How such an event is called where it is told. */
    String eventType();

    /**
     * Writes the bodies of a batch, of any brokers; called in a transaction of the role that sees all of them.
     *
     * @return each event's body by the event's id; one that is missing is told in the thin form
     */
    Map<UUID, Object> of(List<Told> events);

    /**
     * An event that is to be told.
     *
     * @param type its name in the journal
     * @param about what it happened to; for an echo what the partner named
     * @param isEcho whether the partner asked for it to try its receiver
     */
    record Told(
            BrokerId broker,
            UUID id,
            String type,
            SubjectIds about,
            Instant occurredAt,
            boolean isEcho,
            JsonNode data) {}
}
