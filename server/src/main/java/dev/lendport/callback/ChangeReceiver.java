package dev.lendport.callback;

import dev.lendport.callback.Receivers.Receiver;
import dev.lendport.caller.Caller;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What a partner can do to its receivers. The journal names the receiver and its type, never its address or secret. */
@Component
class ChangeReceiver {
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Journal journal;
    private final Couriers couriers;

    ChangeReceiver(Receivers receivers, Deliveries deliveries, Journal journal, Couriers couriers) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.journal = journal;
        this.couriers = couriers;
    }

    /** @param secret to be shown once; null when it was shown before */
    record Registered(long version, @Nullable SigningSecret secret) {}

    record Rotated(long version, SigningSecret newSecret) {}

    /** The first time makes a receiver, a later time changes where it goes and switches it on again. */
    Outcome<Registered> register(Caller caller, Instant now, int type, String url, Precondition ifMatch) {
        var wrong = couriers.reach(caller.mode()).refuses(url);
        if (wrong.isPresent()) {
            return Outcome.refused(Refusal.invalid(wrong.get()));
        }
        var secret = SigningSecret.generate();
        var known = receivers.lock(caller, type);
        if (known.isEmpty()) {
            var added = receivers.add(caller, type, url, secret);
            if (added.isPresent()) {
                tell(caller, now, EventType.CALLBACK_REGISTERED, added.get(), Map.of(Deliveries.ECHOED_TYPE, type));
                return Outcome.done(new Registered(added.get().version(), secret));
            }
        }
        // Somebody was faster, or it was there.
        return locked(caller, type, ifMatch, receiver -> {
            var version = receivers.redirect(caller, type, url);
            tell(caller, now, EventType.CALLBACK_UPDATED, at(receiver, version), Map.of(Deliveries.ECHOED_TYPE, type));
            return Outcome.done(new Registered(version, null));
        });
    }

    /** @param url when given, the receiver is removed only if it goes there */
    Outcome<Receiver> remove(Caller caller, Instant now, int type, @Nullable String url, Precondition ifMatch) {
        return locked(caller, type, ifMatch, receiver -> {
            if (url != null && !url.equals(receiver.url())) {
                return Outcome.refused(ProblemCode.NOT_FOUND);
            }
            receivers.remove(caller, type);
            deliveries.cancel(caller, type);
            var last = at(receiver, receiver.version() + 1);
            tell(caller, now, EventType.CALLBACK_REMOVED, last, Map.of(Deliveries.ECHOED_TYPE, type));
            return Outcome.done(last);
        });
    }

    Outcome<Rotated> rotate(Caller caller, Instant now, int type, Precondition ifMatch) {
        return locked(caller, type, ifMatch, receiver -> {
            var secret = SigningSecret.generate();
            var version = receivers.rotate(caller, type, secret);
            tell(
                    caller,
                    now,
                    EventType.CALLBACK_SECRET_ROTATED,
                    at(receiver, version),
                    Map.of(Deliveries.ECHOED_TYPE, type));
            return Outcome.done(new Rotated(version, secret));
        });
    }

    /** Journals the echo, from which its delivery follows as from any other entry; answers the delivery's id. */
    Outcome<UUID> echo(Caller caller, Instant now, ReceiverEndpoints.Echo echo) {
        var type = echo.notificationTypeID();
        if (!isKnown(caller, echo)) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        return locked(caller, type, Precondition.NONE, receiver -> {
            if (!receiver.enabled()) {
                return Outcome.refused(ProblemCode.CALLBACK_DISABLED);
            }
            var version = receivers.touch(caller, type);
            return Outcome.done(tell(caller, now, EventType.CALLBACK_ECHOED, at(receiver, version), data(echo)));
        });
    }

    private static Map<String, Object> data(ReceiverEndpoints.Echo echo) {
        return Json.MAPPER.convertValue(echo, new TypeReference<>() {});
    }

    /** The contract lets through exactly one of the ids. */
    private boolean isKnown(Caller caller, ReceiverEndpoints.Echo echo) {
        return knows(caller, Subject.Type.PROCESS, echo.processUniqueId())
                || knows(caller, Subject.Type.SIMULATION, echo.simulationUniqueId())
                || knows(caller, Subject.Type.RECEIVED_PORTABILITY, echo.receivedPortabilityKey());
    }

    private boolean knows(Caller caller, Subject.Type type, @Nullable UUID id) {
        return id != null && journal.knows(caller, type, id);
    }

    private <T> Outcome<T> locked(
            Caller caller, int type, Precondition ifMatch, Function<Receiver, Outcome<T>> change) {
        var found = receivers.lock(caller, type);
        if (found.isEmpty()) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        var stale = ifMatch.refuses(found.get().version());
        return stale.isPresent() ? Outcome.refused(stale.get()) : change.apply(found.get());
    }

    private static Receiver at(Receiver receiver, long version) {
        return new Receiver(receiver.id(), version, receiver.url(), receiver.enabled());
    }

    private UUID tell(Caller caller, Instant now, EventType type, Receiver receiver, Map<String, ?> data) {
        var subject = new Subject(Subject.Type.CALLBACK, receiver.id(), receiver.version());
        return journal.append(caller, now, type, subject, data);
    }
}
