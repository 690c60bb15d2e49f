package dev.lendport.callback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Instants;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The log of deliveries, and sending again. */
@Controller
class DeliveryEndpoints {
    private static final String DELIVERIES = "/v1/callback-deliveries";
    private final DeliveryLog log;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Replays replays;

    DeliveryEndpoints(DeliveryLog log, Receivers receivers, Deliveries deliveries, Replays replays) {
        this.log = log;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.replays = replays;
    }

    record DeliveryList(
            List<DeliveryLog.Delivery> listDeliveries,
            boolean hasMoreResults,
            @Nullable UUID nextRecord) {}

    record Detail(@JsonUnwrapped DeliveryLog.Delivery delivery, List<DeliveryLog.LoggedAttempt> listAttempts) {}

    record Replay(String from, String to, @Nullable Integer notificationType) {}

    record Begun(UUID replayUniqueID) {}

    @GetMapping(path = DELIVERIES, produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        int limit = call.integer("lineCount").orElse(Paging.DEFAULT_SIZE);
        var filter = new DeliveryLog.Filter(
                call.integer("notificationType").orElse(null),
                call.text("status").orElse(null),
                call.instant("from", Zones.LISBON).orElse(null),
                call.instant("to", Zones.LISBON).orElse(null),
                call.text("nextRecord").map(UUID::fromString).orElse(null));
        return Work.read(caller, call, now -> {
            var found = log.list(caller, filter, limit + 1);
            var shown = found.stream().limit(limit).toList();
            var more = found.size() > limit;
            return Outcome.done(Answer.ok(
                    new DeliveryList(shown, more, more ? shown.getLast().deliveryUniqueID() : null)));
        });
    }

    @GetMapping(path = DELIVERIES + "/{deliveryUniqueId}", produces = Answer.JSON)
    Work show(Caller caller, Call call) {
        var id = call.id("deliveryUniqueId");
        return Work.read(
                caller,
                call,
                now -> found(caller, id).map(delivery -> Answer.ok(new Detail(delivery, log.attempts(caller, id)))));
    }

    @PostMapping(path = DELIVERIES + "/{deliveryUniqueId}/resend", produces = Answer.JSON)
    Work resend(Caller caller, Call call) {
        var id = call.id("deliveryUniqueId");
        return Work.write(
                caller,
                call,
                now -> found(caller, id).then(delivery -> {
                    var receiver = receivers.lock(caller, delivery.notificationTypeID());
                    if (receiver.isEmpty() || !receiver.get().enabled()) {
                        return Outcome.refused(ProblemCode.CALLBACK_DISABLED);
                    }
                    deliveries.resend(caller, id);
                    return Outcome.done(Answer.of(
                            202, Written.of(call, "delivery.requested", new ReceiverEndpoints.Requested(id))));
                }));
    }

    @PostMapping(path = DELIVERIES + "/replay", consumes = Answer.JSON, produces = Answer.JSON)
    Work replay(Caller caller, Call call) {
        var request = call.body(Replay.class);
        var from = Instants.parse(request.from(), Zones.LISBON);
        var to = Instants.parse(request.to(), Zones.LISBON);
        if (!from.isBefore(to)) {
            var refused = Refusal.invalid(FieldError.of("/to", "out_of_range", "> " + request.from()));
            return Work.refused(refused, call);
        }
        return Work.write(caller, call, now -> {
            var type = request.notificationType();
            var some = receivers.list(caller).stream()
                    .anyMatch(receiver -> receiver.state().equals("enabled")
                            && (type == null || type == receiver.notificationTypeId()));
            if (!some) {
                return Outcome.refused(ProblemCode.CALLBACK_DISABLED);
            }
            var id = replays.begin(caller, from, to, type);
            return Outcome.done(Answer.of(202, Written.of(call, "replay.begun", new Begun(id)))
                    .with("Location", DELIVERIES + "/replays/" + id));
        });
    }

    @GetMapping(path = DELIVERIES + "/replays/{replayUniqueId}", produces = Answer.JSON)
    Work showReplay(Caller caller, Call call) {
        return Work.read(
                caller,
                call,
                now -> replays.find(caller, call.id("replayUniqueId"))
                        .map(replay -> Outcome.done(Answer.ok(replay)))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private Outcome<DeliveryLog.Delivery> found(Caller caller, UUID id) {
        return log.find(caller, id).map(Outcome::done).orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }
}
