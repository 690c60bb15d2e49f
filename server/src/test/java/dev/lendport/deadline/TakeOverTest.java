package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Lendport;
import dev.lendport.Patience;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.caller.Zones;
import dev.lendport.database.Database;
import dev.lendport.outcome.Outcome;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes: each deadline fires once, whoever dies or hangs. The server's own timer rests unless a test starts it. */
class TakeOverTest {

    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Deadlines deadlines = TestServer.bean(Deadlines.class);
    private final JdbcClient jdbc = TestServer.bean(JdbcClient.class);
    private final Caller broker = TestServer.newBroker(Mode.LIVE).caller(Mode.LIVE);

    @TempDir
    private Path folder;

    @BeforeEach
    void stopTheServersTimer() {
        TestServer.bean(DeadlineTimer.class).stop();
    }

    @AfterEach
    void startTheServersTimer() {
        TestServer.bean(DeadlineTimer.class).start();
    }

    /** Tells which connection it fires on, and waits inside the transaction until it is let go. */
    private final class Hanging implements DeadlineHandler {
        private final ConcurrentLinkedQueue<Integer> connections = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> limits = new ConcurrentLinkedQueue<>();
        private final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        public DeadlineKind kind() {
            return DeadlineKind.SIMULATION_VALIDITY;
        }

        @Override
        public Map<UUID, String> fire(Caller system, List<UUID> subjectIds, Instant now) {
            limits.add(jdbc.sql("SHOW idle_in_transaction_session_timeout")
                    .query(String.class)
                    .single());
            connections.add(
                    jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single());
            try {
                letGo.await(2 * Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return subjectIds.stream().collect(Collectors.toMap(id -> id, id -> "by_the_hanging"));
        }
    }

    /** Fires at once and remembers it. */
    private static final class Working implements DeadlineHandler {
        private final ConcurrentLinkedQueue<UUID> fired = new ConcurrentLinkedQueue<>();

        @Override
        public DeadlineKind kind() {
            return DeadlineKind.SIMULATION_VALIDITY;
        }

        @Override
        public Map<UUID, String> fire(Caller system, List<UUID> subjectIds, Instant now) {
            fired.addAll(subjectIds);
            return subjectIds.stream().collect(Collectors.toMap(id -> id, id -> "by_the_working"));
        }
    }

    /** A two-hour warning for each of so many cases, due so soon. */
    private Map<UUID, Due> setWarnings(int cases, Duration ahead) {
        var dues = new HashMap<UUID, Due>();
        transactions.write(broker, now -> {
            var due = Due.at(now.plus(Duration.ofHours(2)).plus(ahead), Zones.LISBON);
            for (int i = 0; i < cases; i++) {
                dues.put(Ids.next(), due);
            }
            deadlines.set(broker, DeadlineKind.PORTABILITY_RETENTION, TestCases.TYPE, dues);
            return Outcome.done(dues);
        });
        return dues;
    }

    private long count(String what) {
        return Long.parseLong(
                Stored.column("SELECT count(*) FROM " + what, broker.broker().value())
                        .getFirst());
    }

    private long warned() {
        return count("deadline WHERE broker_id = ? AND kind = 'deadline_warning' AND state = 'fired'");
    }

    private void assertEachWasToldOnce(Map<UUID, Due> cases) {
        assertThat(Stored.column(
                        "SELECT subject_id FROM journal_entry WHERE broker_id = ? AND type = 'deadline.warned'",
                        broker.broker().value()))
                .containsExactlyInAnyOrderElementsOf(
                        cases.keySet().stream().map(UUID::toString).toList());
        assertThat(count("deadline WHERE broker_id = ? AND state = 'fired' AND closed_at < due_at"))
                .isZero();
    }

    @Test
    void two_nodes_fire_everything_once_and_nothing_early() {
        try (var node = TestServer.anotherNode(Map.of())) {
            TestServer.bean(DeadlineTimer.class).start();
            assertThat(node.getBean(DeadlineTimer.class).isRunning()).isTrue();
            var cases = setWarnings(2_000, Duration.ofSeconds(2));

            await().until(() -> warned() == cases.size());

            assertEachWasToldOnce(cases);
        }
    }

    @Test
    void a_node_that_hangs_between_claim_and_commit_is_taken_over_after_three_seconds() {
        assertTakenOver(connection -> {});
    }

    @Test
    void a_node_whose_connection_dies_between_claim_and_commit_is_taken_over() {
        assertTakenOver(TakeOverTest::terminate);
    }

    private static void terminate(int pid) {
        try (var connection = TestServer.bean(Database.class).address().connect();
                var terminate = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
            terminate.setInt(1, pid);
            terminate.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** @param meanwhile what befalls the connection of the node that has claimed the deadline and hangs */
    private void assertTakenOver(IntConsumer meanwhile) {
        var subject = Ids.next();
        transactions.write(broker, now -> {
            deadlines.set(broker, DeadlineKind.SIMULATION_VALIDITY, "simulation", subject, Due.at(now, Zones.LISBON));
            return Outcome.done(subject);
        });
        var hanging = new Hanging();
        var working = new Working();
        var hangingNode = DeadlineTimers.with(hanging);
        var workingNode = DeadlineTimers.with(working);
        hangingNode.start();
        await().until(() -> !hanging.connections.isEmpty());
        meanwhile.accept(hanging.connections.element());

        workingNode.start();
        await().until(() -> working.fired.contains(subject));
        hanging.letGo.countDown();
        hangingNode.stop();
        workingNode.stop();

        // How soon is PostgreSQL's to keep; that it comes to pass while the node still hangs was waited for.
        assertThat(hanging.limits).containsOnly("3s");
        assertThat(working.fired).containsOnly(subject);
        assertThat(Stored.column("SELECT state || ' ' || outcome FROM deadline WHERE subject_id = ?", subject))
                .containsExactly("fired by_the_working");
    }

    @Test
    void a_process_that_is_killed_in_the_middle_of_it_is_taken_over_and_nothing_fires_twice() throws IOException {
        var process = startNode();
        try {
            var started = setWarnings(1, Duration.ofMillis(1));
            // The first one shows that the node is up and that its timer runs.
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                assertThat(process.isAlive())
                        .as(Files.readString(folder.resolve("node.txt")))
                        .isTrue();
                return warned() == started.size();
            });
            var cases = setWarnings(20_000, Duration.ofSeconds(1));
            await().pollInterval(Duration.ofMillis(5)).until(() -> warned() > 1);
            process.destroyForcibly();
            await().until(() -> !process.isAlive());
            assertThat(warned()).as("fired by the killed process").isLessThan(cases.size());

            TestServer.bean(DeadlineTimer.class).start();
            await().until(() -> warned() == cases.size() + 1);

            cases.putAll(started);
            assertEachWasToldOnce(cases);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A node as a process of its own, on the database of the tests. */
    private Process startNode() throws IOException {
        var address = TestServer.bean(Database.class).address();
        var url = address.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lendport.class.getName(),
                        "start")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.txt").toFile());
        builder.environment().put("LENDPORT_DATABASE_URL", url);
        builder.environment().put("LENDPORT_SECRET_KEY", TestServer.SECRET_KEY);
        builder.environment().put("LENDPORT_PORT", freePort());
        builder.environment().put("LENDPORT_MANAGEMENT_PORT", freePort());
        builder.environment().put("LENDPORT_DATA_DIR", folder.toString());
        builder.directory(new File(System.getProperty("user.dir")));
        return builder.start();
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
