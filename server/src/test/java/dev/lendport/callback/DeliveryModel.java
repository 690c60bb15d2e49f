package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What must become of the events of one callback, without a database, a network or a clock. */
final class DeliveryModel {
    private final Map<UUID, Event> events = new LinkedHashMap<>();
    private boolean enabled = true;

    private enum State {
        /**
         * Happened when the receiver was gone and that was not known yet. An older event's 410 may disable it before this
         * one has its place in the journal, and then it is not told; otherwise its own 410 does, and it is canceled.
         */
        DOUBTFUL,
        /** No callback was enabled when it happened. */
        UNTOLD,
        /** To be sent, or sent already: that is seen only when all is calm. */
        PENDING,
        SUCCEEDED,
        CANCELED
    }

    private static final class Event {
        private State state;
        /** How often it must have been delivered once it has succeeded. */
        private int atLeast;
        /** How often it may have been delivered. */
        private int atMost;

        Event(State state) {
            this.state = state;
            if (state == State.PENDING) {
                atLeast = 1;
                atMost = 1;
            }
        }

        void sendAgain() {
            // One that was pending may have been delivered before, or be on its way: it need not come twice.
            if (state != State.PENDING) {
                atLeast++;
            }
            atMost++;
            state = State.PENDING;
        }
    }

    boolean isEnabled() {
        return enabled;
    }

    void enabled() {
        enabled = true;
    }

    void published(UUID id) {
        events.put(id, new Event(enabled ? State.PENDING : State.UNTOLD));
    }

    /** The receiver answers 410 from now on: none of its answers is a delivery. */
    void publishedToTheGone(UUID id) {
        events.put(id, new Event(State.DOUBTFUL));
    }

    void resent(UUID id) {
        event(id).sendAgain();
    }

    void replayed() {
        events.values().forEach(Event::sendAgain);
    }

    /** What a killed node had sent and could not write down comes again. */
    void killed() {
        events.values().stream().filter(event -> event.state == State.PENDING).forEach(event -> event.atMost++);
    }

    /** @param status what the server says has become of a delivery */
    void disabled(Function<UUID, String> status) {
        enabled = false;
        events.forEach((id, event) -> {
            var now = status.apply(id);
            switch (event.state) {
                case DOUBTFUL -> {
                    assertThat(now).isIn("none", "canceled");
                    event.state = now.equals("none") ? State.UNTOLD : State.CANCELED;
                }
                case UNTOLD -> assertThat(now).isEqualTo("none");
                case SUCCEEDED -> assertThat(now).isEqualTo("succeeded");
                case CANCELED -> assertThat(now).isEqualTo("canceled");
                case PENDING -> {
                    assertThat(now).isIn("succeeded", "canceled");
                    if (now.equals("succeeded")) {
                        event.state = State.SUCCEEDED;
                    } else {
                        event.state = State.CANCELED;
                        event.atLeast--;
                    }
                }
            }
        });
    }

    /** Everything pending has succeeded; each was delivered often enough, and not too often. */
    void calm(ToIntFunction<UUID> delivered) {
        events.forEach((id, event) -> {
            if (event.state == State.PENDING) {
                event.state = State.SUCCEEDED;
            }
            assertThat(delivered.applyAsInt(id)).as(id.toString()).isBetween(event.atLeast, event.atMost);
        });
    }

    List<UUID> pending() {
        var pending = new ArrayList<UUID>();
        events.forEach((id, event) -> {
            if (event.state == State.PENDING) {
                pending.add(id);
            }
        });
        return pending;
    }

    boolean wasTold(UUID id) {
        return event(id).state != State.UNTOLD;
    }

    @Nullable
    UUID any(Random random) {
        var ids = List.copyOf(events.keySet());
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    private Event event(UUID id) {
        var event = events.get(id);
        if (event == null) {
            throw new IllegalStateException("never published: " + id);
        }
        return event;
    }
}
