package dev.lendport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A broker reads everything that happened to it, in order, once. */
@Covers("listEvents")
class ListEventsTest {
    private final Api broker = TestServer.sandboxBroker();

    private void advance(int times) {
        for (int i = 0; i < times; i++) {
            broker.post("/v1/sandbox/clock/advance", "{\"by\": \"PT1M\"}").expect(200);
        }
    }

    @Test
    void a_new_broker_has_an_empty_feed() {
        var feed = broker.get("/v1/events").expect(200);

        assertThat(feed.json().path("events").size()).isZero();
        assertThat(feed.number("/nextAfter").longValue()).isZero();
        assertThat(feed.json().path("hasMore").booleanValue()).isFalse();
    }

    @Test
    void an_event_says_what_happened_when_and_nothing_about_persons() {
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-12-01T09:00:00Z\"}")
                .expect(200);
        advance(1);

        var event = broker.get("/v1/events").json().at("/events/1");
        assertThat(event.path("type").asString()).isEqualTo("sandbox.clock_set");
        assertThat(event.path("position").longValue()).isEqualTo(2);
        assertThat(event.path("subjectSequence").longValue()).isEqualTo(2);
        assertThat(event.path("occurredAt").asString()).isEqualTo("2026-12-01T09:01:00Z");
        assertThat(event.path("data").propertyNames()).containsExactlyInAnyOrder("mode", "instant");
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        advance(7);
        var positions = new ArrayList<Long>();
        long after = 0;
        boolean more = true;
        while (more) {
            var page =
                    broker.get("/v1/events?limit=3&after=" + after).expect(200).json();
            page.path("events")
                    .forEach(event -> positions.add(event.path("position").longValue()));
            after = page.path("nextAfter").longValue();
            more = page.path("hasMore").booleanValue();
        }

        assertThat(positions).isEqualTo(LongStream.rangeClosed(1, 7).boxed().toList());
        assertThat(broker.get("/v1/events?after=7").number("/nextAfter").longValue())
                .isEqualTo(7);
    }

    @Test
    void a_page_has_a_hundred_events_unless_asked_otherwise() {
        advance(101);

        assertThat(broker.get("/v1/events").json().path("events").size()).isEqualTo(100);
        assertThat(broker.get("/v1/events?limit=1000").json().path("events").size())
                .isEqualTo(101);
    }

    @Test
    void nobody_sees_the_events_of_another_broker() {
        advance(1);

        assertThat(TestServer.sandboxBroker()
                        .get("/v1/events")
                        .json()
                        .path("events")
                        .size())
                .isZero();
    }
}
