package dev.lendport.journal;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Outcome;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Effects;
import dev.lendport.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** The broker's own feed: every entry once, in order, without a gap. */
@Controller
class EventEndpoints {
    private static final int DEFAULT_LIMIT = 100;

    private final Effects effects;
    private final Journal journal;

    EventEndpoints(Effects effects, Journal journal) {
        this.effects = effects;
        this.journal = journal;
    }

    record Event(
            UUID id,
            long position,
            String type,
            @Nullable Integer notificationTypeID,
            long subjectSequence,
            Instant occurredAt,
            @Nullable UUID processUniqueId,
            @Nullable UUID simulationUniqueId,
            JsonNode data) {}

    record Feed(List<Event> events, long nextAfter, boolean hasMore) {}

    @GetMapping(path = "/v1/events", produces = Answer.JSON)
    Answer events(Caller caller, Call call) {
        long after = call.position("after").orElse(0L);
        int limit = call.integer("limit").orElse(DEFAULT_LIMIT);
        return effects.read(caller, call, now -> {
            var entries = journal.feed(caller, after, limit + 1);
            var events =
                    entries.stream().limit(limit).map(EventEndpoints::event).toList();
            var nextAfter = events.isEmpty() ? after : events.getLast().position();
            return Outcome.done(Answer.ok(new Feed(events, nextAfter, entries.size() > limit)));
        });
    }

    private static Event event(Entry entry) {
        var subject = entry.subject();
        return new Event(
                entry.id(),
                entry.position() == null ? 0 : entry.position(),
                entry.type().wire(),
                entry.type().notificationTypeId(),
                subject.sequence(),
                entry.occurredAt(),
                subject.type() == Subject.Type.PROCESS ? subject.id() : null,
                subject.type() == Subject.Type.SIMULATION ? subject.id() : null,
                Json.MAPPER.readTree(entry.data()));
    }
}
