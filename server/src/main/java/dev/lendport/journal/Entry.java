package dev.lendport.journal;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was written.
 *
 * @param position its gap-free place among the broker's entries, from 1; null for the moment until it is sequenced
 * @param data a JSON object without personal data, byte for byte as it was written
 */
record Entry(
        BrokerId broker,
        UUID id,
        @Nullable Long position,
        Instant occurredAt,
        EventType type,
        Subject subject,
        Actor actor,
        String data) {}
