package dev.lendport.callback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lendport.journal.SubjectIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a callback, thin and without personal data; the receiver reads the rest over the API.
 *
 * @param id the event's, and the {@code webhook-id}; the same whenever it is sent again
 * @param sequence the event's place among those of its process or simulation
 * @param position its gap-free place in the partner's feed
 * @param about the id of what it happened to
 * @param echo true when the partner asked for it to try its receiver; otherwise absent
 */
record Message(
        UUID id,
        int notificationTypeID,
        String type,
        long sequence,
        long position,
        Instant occurredAt,
        @JsonUnwrapped SubjectIds about,
        @Nullable Boolean echo,
        JsonNode data) {}
