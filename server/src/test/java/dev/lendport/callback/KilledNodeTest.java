package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.lendport.Patience;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Sequencer;
import dev.lendport.outcome.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node dies in the middle of something, and another one ends it. */
class KilledNodeTest {
    private final Partner partner = Partner.sandbox();
    private final Caller caller = partner.caller();

    @Test
    void what_a_killed_node_had_claimed_another_sends_after_the_lease_under_the_same_id() throws Exception {
        var asked = new CountDownLatch(1);
        var killed = new CountDownLatch(1);
        try (var serverNode = MortalNode.instead();
                var receiver = TestReceiver.that((exchange, number) -> {
                    if (number == 1) {
                        asked.countDown();
                        pause(killed);
                    }
                    TestReceiver.answer(exchange, 200, "");
                })) {
            assertThat(serverNode).isNotNull();
            partner.register(receiver.url());
            var first = MortalNode.start();
            var event = partner.happen().event();
            pause(asked);
            first.cutOff();
            killed.countDown();
            first.kill();
            var later = partner.happen().event();
            try (var second = MortalNode.start()) {
                await().until(() -> partner.status(later).equals("succeeded"));
                assertThat(partner.status(event)).isEqualTo("pending");
                first.leaseEnds();
                second.ring();
                await().until(() -> partner.status(event).equals("succeeded"));
            }

            assertThat(receiver.received())
                    .extracting(TestReceiver.Received::id)
                    .containsExactly(event.toString(), later.toString(), event.toString());
            assertThat(receiver.received().getFirst().body())
                    .isEqualTo(receiver.received().getLast().body());
            assertThat(partner.delivery(event).json().path("listAttempts").size())
                    .isEqualTo(1);
        }
    }

    private static void pause(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Dies in its second step, between the deliveries it has queued and the place it would keep. */
    private static final class DyingTemplate extends JdbcTemplate {
        private final Runnable lastWords;
        private int stepsLeft = 2;

        DyingTemplate(DataSource dataSource, Runnable lastWords) {
            super(dataSource);
            this.lastWords = lastWords;
        }

        @Override
        public int update(String sql, @Nullable Object @Nullable ... arguments) {
            if (sql.contains("UPDATE callback_replay") && --stepsLeft == 0) {
                lastWords.run();
                throw new DataAccessResourceFailureException("killed");
            }
            return super.update(sql, arguments);
        }
    }

    @Test
    void a_replay_goes_on_where_a_killed_node_has_left_it() throws SQLException {
        int notifications = 600;
        write(10 * notifications, 10);
        TestServer.bean(Sequencer.class).sequence();
        try (var receiver = TestReceiver.answering(200)) {
            partner.register(receiver.url());
            var left = new CopyOnWriteArrayList<Replays.Progress>();
            UUID replay;
            do {
                // The server's own node may be faster than the one that is to die.
                replay = replayOnDyingNode(left);
            } while (left.isEmpty());

            assertThat(left.getFirst().position()).isBetween(1_000L, 9L * notifications);
            assertThat(left.getFirst().queued()).isEqualTo(left.getFirst().position() / 10);
            var begun = replay;
            await().until(() -> progress(begun).status().equals("done"));
            assertThat(progress(begun).queued()).isEqualTo(notifications);
            await().until(() -> receiver.received().size() >= notifications);
            assertThat(receiver.received())
                    .extracting(TestReceiver.Received::id)
                    .doesNotHaveDuplicates()
                    .hasSize(notifications);
        }
    }

    private UUID replayOnDyingNode(List<Replays.Progress> left) {
        var transactions = TestServer.bean(Transactions.class);
        var replays = TestServer.bean(Replays.class);
        var id = done(transactions.write(
                caller,
                now -> Outcome.done(replays.begin(
                        caller, Instant.EPOCH, Instant.parse("2099-01-01T00:00:00Z"), Partner.PROCESS_STATUS))));
        var template =
                new DyingTemplate(TestServer.bean(DataSource.class), () -> left.add(elsewhere(() -> progress(id))));
        var dying = new Replays(
                transactions,
                TestServer.bean(JdbcClient.class),
                template,
                TestServer.bean(Journal.class),
                TestServer.bean(Deliveries.class));
        var death = catchThrowable(dying::run);
        assertThat(death == null).isEqualTo(left.isEmpty());
        return id;
    }

    /** What others can see of it by now. */
    private static <T> T elsewhere(Callable<T> look) {
        try (var other = Executors.newSingleThreadExecutor()) {
            return other.submit(look).get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private Replays.Progress progress(UUID id) {
        return TestServer.bean(Transactions.class)
                .read(
                        caller,
                        now -> TestServer.bean(Replays.class).find(caller, id).orElseThrow());
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused);
        };
    }

    /** Entries of which every so-manieth is a notification, in one statement. */
    private void write(int entries, int every) throws SQLException {
        try (var connection = TestServer.connectionAs("lendport_app");
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT set_config('lendport.broker', '" + partner.broker().id() + "', false)");
            statement.execute("""
                    INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id,
                                               subject_sequence, actor_kind, actor_id, actor_name, data)
                    SELECT '%1$s', gen_random_uuid(), now(),
                           CASE WHEN n %% %3$d = 0 THEN 'process.created' ELSE 'process.updated' END, 'process',
                           gen_random_uuid(), 1, 'SYSTEM', '%1$s', 'test', '{"processStatusID":1}'
                      FROM generate_series(1, %2$d) AS n
                    """.formatted(partner.broker().id(), entries, every));
        }
    }
}
