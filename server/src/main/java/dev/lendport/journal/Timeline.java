package dev.lendport.journal;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What happened to one case, told to its broker. */
@Component
public class Timeline {
    private final Journal journal;

    Timeline(Journal journal) {
        this.journal = journal;
    }

    /** One line of a timeline on the wire. */
    public record Line(
            UUID id,
            long sequence,
            @Nullable Long position,
            Instant occurredAt,
            String type,
            String description,
            String userName,
            JsonNode data) {}

    /** A subject's lines after a sequence, oldest first. */
    public List<Line> of(Caller caller, UUID subjectId, long afterSequence, int limit) {
        return journal.timeline(caller, subjectId, afterSequence, limit).stream()
                .map(entry -> line(entry, caller.language()))
                .toList();
    }

    private static Line line(Entry entry, Language language) {
        return new Line(
                entry.id(),
                entry.subject().sequence(),
                entry.position(),
                entry.occurredAt(),
                entry.type().wire(),
                EventDescriptions.text(entry.type(), language),
                entry.actor().name(),
                Json.MAPPER.readTree(entry.data()));
    }
}
