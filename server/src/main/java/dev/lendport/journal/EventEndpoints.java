package dev.lendport.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Problems;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** The broker's own feed: every entry once, in order, without a gap. */
@Controller
class EventEndpoints {
    private static final int DEFAULT_LIMIT = 100;
    private static final String EVENT_STREAM = "text/event-stream";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** The reader comes back with the last position it has seen; its session is looked at then. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final Journal journal;
    private final FeedWatches watches;

    EventEndpoints(Transactions transactions, Journal journal, FeedWatches watches) {
        this.transactions = transactions;
        this.journal = journal;
        this.watches = watches;
    }

    record Event(
            UUID id,
            long position,
            String type,
            @Nullable Integer notificationTypeID,
            long subjectSequence,
            Instant occurredAt,
            @JsonUnwrapped SubjectIds about,
            JsonNode data) {}

    record Feed(List<Event> events, long nextAfter, boolean hasMore) {}

    /** One page, at once or as soon as there is something; or, when asked for, a stream of all that comes. */
    @GetMapping(
            path = "/v1/events",
            produces = {Answer.JSON, EVENT_STREAM})
    @Nullable
    Answer events(Caller caller, Call call, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        var streamed = String.valueOf(request.getHeader("Accept")).contains(EVENT_STREAM);
        var waited = call.integer("wait").orElse(0);
        if (!streamed && waited == 0) {
            return Answer.ok(page(caller, call, call.position("after").orElse(0L)));
        }
        var watch = watches.open(caller.broker());
        if (watch.isEmpty()) {
            return Problems.answer(Refusal.later(ProblemCode.TOO_MANY_REQUESTS, 1), call.exchange());
        }
        try (var open = watch.get()) {
            if (streamed) {
                stream(caller, call, open, after(call, request), response);
                return null;
            }
            return Answer.ok(awaited(caller, call, open, Duration.ofSeconds(waited)));
        }
    }

    /** A reader that lost its stream says in {@code Last-Event-ID} what it has. */
    private static long after(Call call, HttpServletRequest request) {
        var last = request.getHeader("Last-Event-ID");
        return last != null && last.matches("[0-9]{1,18}")
                ? Long.parseLong(last)
                : call.position("after").orElse(0L);
    }

    private Feed awaited(Caller caller, Call call, FeedWatches.Watch watch, Duration longest)
            throws InterruptedException {
        long after = call.position("after").orElse(0L);
        long end = System.nanoTime() + longest.toNanos();
        var page = page(caller, call, after);
        boolean running = true;
        while (running && page.events().isEmpty() && System.nanoTime() < end) {
            running = watch.await(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            page = page(caller, call, after);
        }
        return page;
    }

    /** Server-Sent Events: the position is the event's id, the type its name, and its data what the page would show. */
    private void stream(Caller caller, Call call, FeedWatches.Watch watch, long from, HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType(EVENT_STREAM);
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        long after = from;
        long end = System.nanoTime() + LONGEST_STREAM.toNanos();
        boolean running = true;
        while (running && System.nanoTime() < end) {
            var page = page(caller, call, after);
            for (var event : page.events()) {
                out.write("id: %d\nevent: %s\ndata: %s\n\n"
                        .formatted(event.position(), event.type(), Json.MAPPER.writeValueAsString(event))
                        .getBytes(StandardCharsets.UTF_8));
            }
            after = page.nextAfter();
            out.flush();
            if (!page.hasMore()) {
                running = watch.await(HEARTBEAT.toMillis());
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private Feed page(Caller caller, Call call, long after) {
        int limit = call.integer("limit").orElse(DEFAULT_LIMIT);
        return transactions.read(caller, now -> {
            var entries = journal.feed(caller, after, limit + 1);
            var events =
                    entries.stream().limit(limit).map(EventEndpoints::event).toList();
            var nextAfter = events.isEmpty() ? after : events.getLast().position();
            return new Feed(events, nextAfter, entries.size() > limit);
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
                SubjectIds.of(subject.type(), subject.id()),
                Json.MAPPER.readTree(entry.data()));
    }
}
