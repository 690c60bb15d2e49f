package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.lendport.Patience;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Subject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens is told: signed, in time, again when it failed, and never at another partner's cost. */
class DeliveryEngineTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void an_event_arrives_signed_thin_and_with_its_places() {
        try (var receiver = TestReceiver.answering(200)) {
            var secret = partner.register(receiver.url());
            var happened = partner.happen();
            await().until(() -> receiver.received().size() == 1);

            var received = receiver.received().getFirst();
            assertThatCode(() -> new Webhook(secret).verify(received.body(), received.headers()))
                    .doesNotThrowAnyException();
            assertThat(received.id()).isEqualTo(happened.event().toString());
            var body = received.json();
            assertThat(body.path("id").asString()).isEqualTo(happened.event().toString());
            assertThat(body.path("notificationTypeID").intValue()).isEqualTo(2);
            assertThat(body.path("type").asString()).isEqualTo("process.created");
            assertThat(body.path("sequence").longValue()).isEqualTo(1);
            assertThat(body.path("position").longValue()).isEqualTo(2);
            assertThat(body.path("processUniqueId").asString())
                    .isEqualTo(happened.process().toString());
            assertThat(body.path("data").path("processStatusID").intValue()).isEqualTo(1);
            assertThat(body.propertyNames())
                    .containsExactlyInAnyOrder(
                            "id",
                            "notificationTypeID",
                            "type",
                            "sequence",
                            "position",
                            "occurredAt",
                            "processUniqueId",
                            "data");
        }
    }

    @Test
    void only_the_types_that_are_registered_are_told_and_only_notifications() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.put(1, receiver.url()).expect(201);
            var process = partner.happen();
            var update = partner.happen(EventType.PROCESS_UPDATED, Subject.Type.PROCESS, process.process(), 2);
            var simulation =
                    partner.happen(EventType.SIMULATION_CREATED, Subject.Type.SIMULATION, process.process(), 1);

            await().until(() -> partner.status(simulation).equals("succeeded"));
            assertThat(receiver.received()).hasSize(1);
            partner.delivery(process.event()).expect(404);
            partner.delivery(update).expect(404);
        }
    }

    @Test
    void every_attempt_has_the_same_id_and_body() {
        try (var receiver = TestReceiver.that((exchange, number) -> {
            if (number < 4) {
                exchange.close();
            } else {
                TestReceiver.answer(exchange, 204, "");
            }
        })) {
            partner.register(receiver.url());
            var event = partner.happen().event();

            await().until(() -> partner.status(event).equals("succeeded"));
            assertThat(receiver.received()).hasSize(4);
            assertThat(new HashSet<>(receiver.received().stream()
                            .map(TestReceiver.Received::body)
                            .toList()))
                    .hasSize(1);
        }
    }

    @Test
    void a_receiver_that_asks_to_wait_is_left_alone() {
        try (var receiver = TestReceiver.that((exchange, number) -> {
            exchange.getResponseHeaders().set("Retry-After", "2");
            TestReceiver.answer(exchange, number == 1 ? 429 : 200, "");
        })) {
            partner.register(receiver.url());
            long begun = System.nanoTime();
            var event = partner.happen().event();

            await().until(() -> partner.status(event).equals("succeeded"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1_900));
        }
    }

    @Test
    void gone_disables_at_once_until_the_partner_registers_again() {
        try (var receiver = TestReceiver.answering(410)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("canceled"));

            var listed = partner.api().get(partner.callbacks());
            assertThat(listed.text("/listCallbacks/0/status")).isEqualTo("disabled");
            assertThat(listed.text("/listCallbacks/0/disabledReason")).isEqualTo("gone");
            var unheard = partner.happen().event();
            receiver.behave((exchange, number) -> TestReceiver.answer(exchange, 200, ""));
            await().until(() -> partner.api().get("/v1/events").body().contains(unheard.toString()));
            partner.delivery(unheard).expect(404);
            partner.put(2, receiver.url()).expect(200);
            var heard = partner.happen().event();
            await().until(() -> partner.status(heard).equals("succeeded"));
            assertThat(partner.api().get("/v1/events").body()).contains("callback.disabled");
        }
    }

    @Test
    void what_an_old_receiver_answers_late_does_not_disable_the_new_one() {
        var moved = new CountDownLatch(1);
        try (var old = TestReceiver.that((exchange, number) -> {
                    isOver(moved, Patience.LIMIT.toMillis());
                    TestReceiver.answer(exchange, 410, "");
                });
                var other = TestReceiver.answering(200)) {
            partner.register(old.url());
            var event = partner.happen().event();
            await().until(() -> old.received().size() == 1);
            partner.put(2, other.url()).expect(200);
            moved.countDown();
            await().until(() -> !partner.status(event).equals("pending"));

            assertThat(partner.status(event)).isEqualTo("succeeded");
            assertThat(partner.api().get(partner.callbacks()).text("/listCallbacks/0/status"))
                    .isEqualTo("enabled");
            assertThat(old.received()).hasSize(1);
            assertThat(other.received()).hasSize(1);
        }
    }

    @Test
    void a_receiver_that_only_failed_for_too_long_is_disabled() throws SQLException {
        try (var receiver = TestReceiver.answering(500)) {
            partner.register(receiver.url());
            var event = partner.happen().event();
            await().until(() -> partner.status(event).equals("failed"));
            assertThat(partner.api().get(partner.callbacks()).text("/listCallbacks/0/status"))
                    .isEqualTo("enabled");

            Stored.changeAs(
                    "lendport_system",
                    "UPDATE callback_receiver SET failing_since = failing_since - interval '1 hour' WHERE broker_id = ?",
                    partner.broker().id().value());
            partner.happen();

            await().until(() -> partner.api()
                    .get(partner.callbacks())
                    .text("/listCallbacks/0/status")
                    .equals("disabled"));
            assertThat(partner.api().get(partner.callbacks()).text("/listCallbacks/0/disabledReason"))
                    .isEqualTo("failing");
        }
    }

    @Test
    void receivers_that_hang_or_drip_never_delay_another() {
        var over = new CountDownLatch(1);
        var other = Partner.sandbox();
        try (var hanging = TestReceiver.that((exchange, number) -> isOver(over, 2 * Patience.LIMIT.toMillis()));
                var dripping = TestReceiver.that((exchange, number) -> {
                    exchange.sendResponseHeaders(200, 100_000);
                    do {
                        exchange.getResponseBody().write('.');
                        exchange.getResponseBody().flush();
                    } while (!isOver(over, 100));
                });
                var quick = TestReceiver.answering(200)) {
            partner.register(hanging.url());
            partner.put(1, dripping.url()).expect(201);
            for (int i = 0; i < 60; i++) {
                var process = partner.happen().process();
                partner.happen(EventType.SIMULATION_CREATED, Subject.Type.SIMULATION, process, 1);
            }
            other.register(quick.url());
            for (int i = 0; i < 20; i++) {
                int before = quick.received().size();
                other.happen();
                await().until(() -> quick.received().size() > before);
            }
            over.countDown();
        }
    }

    private static boolean isOver(CountDownLatch over, long milliseconds) {
        try {
            return over.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void two_nodes_share_the_work_and_send_nothing_twice() {
        try (var receiver = TestReceiver.answering(200);
                var node = TestServer.anotherNode(Map.of())) {
            assertThat(node.isActive()).isTrue();
            partner.register(receiver.url());
            for (int i = 0; i < 200; i++) {
                partner.happen();
            }

            await().until(() -> receiver.received().stream()
                            .map(TestReceiver.Received::id)
                            .distinct()
                            .count()
                    == 200);
            assertThat(receiver.received()).hasSize(200);
        }
    }
}
