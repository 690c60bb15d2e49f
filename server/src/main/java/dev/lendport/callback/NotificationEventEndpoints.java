package dev.lendport.callback;

import dev.lendport.callback.NotificationEvents.Filter;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Pages;
import dev.lendport.http.Work;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

/** The notifications of a correspondent: what there was to be told, what became of it, and telling it again. */
@Controller
class NotificationEventEndpoints {
    private static final String EVENTS = "/notification/events";
    private static final int ROWS_PER_PAGE = 25;
    private static final Duration WIDEST_WINDOW = Duration.ofDays(14);
    private final NotificationEvents events;
    private final Receivers receivers;
    private final Deliveries deliveries;

    NotificationEventEndpoints(NotificationEvents events, Receivers receivers, Deliveries deliveries) {
        this.events = events;
        this.receivers = receivers;
        this.deliveries = deliveries;
    }

    private record Window(Instant start, Instant end) {
        /** The fourteen days until now, or those that begin or end with what was given. */
        static Window of(Call call, Instant now) {
            var start = call.instant("start_datetime", Zones.BRASILIA);
            var end = call.instant("end_datetime", Zones.BRASILIA);
            // An event of this very moment is in it.
            var last = now.plusMillis(1);
            return new Window(
                    start.orElseGet(() -> end.orElse(last).minus(WIDEST_WINDOW)),
                    end.orElseGet(
                            () -> start.map(from -> from.plus(WIDEST_WINDOW)).orElse(last)));
        }

        boolean isTooWide() {
            return Duration.between(start, end).compareTo(WIDEST_WINDOW) > 0;
        }
    }

    @GetMapping(path = EVENTS, produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        int page = call.integer("page_number").orElse(1);
        return Work.read(caller, call, now -> {
            var window = Window.of(call, now);
            if (!window.start().isBefore(window.end())) {
                return outOfRange("> " + window.start());
            }
            if (window.isTooWide()) {
                return outOfRange("<= " + window.start().plus(WIDEST_WINDOW));
            }
            var filter = new Filter(
                    window.start(),
                    window.end(),
                    call.text("event_type").orElse(null),
                    call.text("callback_status").orElse(null),
                    call.text("origin_key").map(UUID::fromString).orElse(null));
            var found = events.list(caller, filter, (page - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE);
            return Outcome.done(Answer.ok(Pages.of(found.rows(), page, ROWS_PER_PAGE, found.total())));
        });
    }

    private static Outcome<Answer> outOfRange(String range) {
        return Outcome.refused(Refusal.invalid(FieldError.of("/end_datetime", "out_of_range", range)));
    }

    /** Sends again whatever became of it before. */
    @PatchMapping(path = EVENTS + "/{event_key}/callbacks/{callback_key}", produces = Answer.JSON)
    Work resend(Caller caller, Call call) {
        var event = call.id("event_key");
        return Work.write(caller, call, now -> {
            var type = events.notificationType(caller, event, call.id("callback_key"));
            if (type.isEmpty()) {
                return Outcome.refused(ProblemCode.NOT_FOUND);
            }
            var receiver = receivers.lock(caller, type.get());
            if (receiver.isEmpty() || !receiver.get().enabled()) {
                return Outcome.refused(ProblemCode.CALLBACK_DISABLED);
            }
            deliveries.resend(caller, event);
            return Outcome.done(Answer.ok(events.find(caller, event)));
        });
    }
}
