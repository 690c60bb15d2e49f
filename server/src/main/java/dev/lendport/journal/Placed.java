package dev.lendport.journal;

import dev.lendport.caller.BrokerId;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An entry that has its position.
 *
 * @param recordedAt with the broker and {@code entryNo} the key of its row
 * @param data a JSON object without personal data
 */
public record Placed(BrokerId broker, UUID id, OffsetDateTime recordedAt, long entryNo, EventType type, String data) {}
