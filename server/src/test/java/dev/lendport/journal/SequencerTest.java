package dev.lendport.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lendport.AtOnce;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries get their places in the order of commits, without a gap, whoever writes and whoever sequences. */
class SequencerTest {
    private static final long SEED = Long.getLong("lendport.seed", 20_261_121L);
    private static final int WRITERS = 8;
    private static final int WRITES = 25;

    private final Transactions transactions = TestServer.bean(Transactions.class);
    private final Journal journal = TestServer.bean(Journal.class);
    private final JdbcClient jdbc = TestServer.bean(JdbcClient.class);

    /** Writes entries of one subject, some of them rolled back, each after a while; answers how many stayed. */
    private int write(Caller caller, UUID subject, Random random) {
        int written = 0;
        for (int i = 0; i < WRITES; i++) {
            boolean refused = random.nextInt(4) == 0;
            long sequence = written + 1L;
            var outcome = transactions.<Boolean>write(caller, now -> {
                journal.append(
                        caller,
                        now,
                        EventType.CLOCK_SET,
                        new Subject(Subject.Type.BROKER, subject, sequence),
                        Map.of("round", sequence));
                // The entry has its number; let another writer commit before this one does.
                jdbc.sql("SELECT 1 FROM pg_sleep(?)")
                        .param(random.nextInt(5) / 1000.0)
                        .query(Integer.class)
                        .single();
                return refused ? Outcome.refused(ProblemCode.NOT_FOUND) : Outcome.done(true);
            });
            written += outcome instanceof Outcome.Done<Boolean> ? 1 : 0;
        }
        return written;
    }

    @Test
    void positions_have_no_gap_while_many_write_and_two_nodes_sequence() {
        var brokers = List.of(
                TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX),
                TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX));
        var other = new Sequencer(transactions, TestServer.bean(JdbcTemplate.class), journal, List.of());
        var writing = new AtomicBoolean(true);
        var racing = Thread.ofVirtual().start(() -> {
            while (writing.get()) {
                other.sequence();
            }
        });
        var writers = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < WRITERS; i++) {
            var caller = brokers.get(i % brokers.size());
            var random = new Random(SEED + i);
            writers.add(() -> write(caller, Ids.next(), random));
        }
        int written = AtOnce.all(writers).stream().mapToInt(Integer::intValue).sum();
        writing.set(false);
        await().until(() -> !racing.isAlive());
        other.sequence();

        int placed = 0;
        for (var broker : brokers) {
            var entries = transactions.read(broker, now -> journal.feed(broker, 0, WRITERS * WRITES));
            placed += entries.size();
            assertThat(entries.stream().map(Entry::position))
                    .as("seed " + SEED)
                    .isEqualTo(LongStream.rangeClosed(1, entries.size()).boxed().toList());
            assertEachSubjectInOrder(entries);
        }
        assertThat(placed).as("seed " + SEED).isEqualTo(written);
    }

    private static void assertEachSubjectInOrder(List<Entry> entries) {
        var last = new HashMap<UUID, Long>();
        for (var entry : entries) {
            var subject = entry.subject();
            assertThat(subject.sequence()).isEqualTo(last.getOrDefault(subject.id(), 0L) + 1);
            last.put(subject.id(), subject.sequence());
        }
    }

    @Test
    void what_was_committed_first_stands_first() {
        var caller = TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX);
        var slow = Ids.next();
        var quick = Ids.next();
        transactions.write(caller, now -> {
            append(caller, slow, now);
            // Begun later, numbered later, committed earlier, and sequenced before the first one ends.
            AtOnce.times(1, () -> transactions.write(caller, then -> append(caller, quick, then)));
            AtOnce.times(1, () -> {
                TestServer.bean(Sequencer.class).sequence();
                return true;
            });
            return Outcome.done(true);
        });
        TestServer.bean(Sequencer.class).sequence();

        var subjects = transactions.read(caller, now -> journal.feed(caller, 0, 10)).stream()
                .map(entry -> entry.subject().id())
                .toList();
        assertThat(subjects).containsExactly(quick, slow);
    }

    private Outcome<Boolean> append(Caller caller, UUID subject, Instant now) {
        journal.append(caller, now, EventType.CLOCK_SET, new Subject(Subject.Type.BROKER, subject, 1), Map.of());
        return Outcome.done(true);
    }

    @Test
    void an_entry_is_in_the_feed_a_moment_after_its_commit() {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        var caller = broker.caller(Mode.SANDBOX);
        transactions.write(caller, now -> append(caller, Ids.next(), now));

        await().until(() ->
                !broker.api().get("/v1/events").json().path("events").isEmpty());
    }

    @Test
    void the_hashes_form_a_chain_that_anybody_can_compute_again() throws SQLException {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        var caller = broker.caller(Mode.SANDBOX);
        for (int i = 0; i < 5; i++) {
            transactions.write(caller, now -> append(caller, Ids.next(), now));
        }
        TestServer.bean(Sequencer.class).sequence();

        var expected = new byte[32];
        try (var connection = TestServer.connectionAs("lendport_system");
                var query = connection.prepareStatement(
                        "SELECT * FROM journal_entry WHERE broker_id = ? ORDER BY position")) {
            query.setObject(1, broker.id().value());
            var row = query.executeQuery();
            int entries = 0;
            while (row.next()) {
                entries++;
                expected = hash(expected, row);
                assertThat(row.getBytes("hash")).isEqualTo(expected);
            }
            assertThat(entries).isEqualTo(5);
        }
        assertThat(Stored.column(
                        "SELECT encode(hash, 'hex') FROM journal_head WHERE broker_id = ? AND position = 5",
                        broker.id().value()))
                .containsExactly(HexFormat.of().formatHex(expected));
    }

    /** As the documentation has it: SHA-256 over the hash before, then each field with its length in four bytes. */
    private static byte[] hash(byte[] before, ResultSet row) throws SQLException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            var occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
            for (var field : List.of(
                    row.getString("broker_id"),
                    row.getString("position"),
                    row.getString("id"),
                    occurredAt.toString(),
                    row.getString("type"),
                    row.getString("subject_type"),
                    row.getString("subject_id"),
                    row.getString("subject_sequence"),
                    row.getString("actor_kind"),
                    row.getString("actor_id"),
                    row.getString("actor_name"),
                    row.getString("data"))) {
                var bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal_entry SET data = '{}'",
                "UPDATE journal_entry SET position = 1",
                "DELETE FROM journal_entry",
                "TRUNCATE journal_entry",
                "UPDATE journal_head SET position = 0",
                "DELETE FROM journal_head",
                "INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id, "
                        + "subject_sequence, actor_kind, actor_id, actor_name, data, position, hash) "
                        + "VALUES (gen_random_uuid(), gen_random_uuid(), now(), 'x.y', 'broker', gen_random_uuid(), "
                        + "1, 'SYSTEM', gen_random_uuid(), 'x', '{}', 1, '')"
            })
    void the_application_can_add_entries_and_change_none(String statement) {
        assertThatThrownBy(() -> Stored.changeAs("lendport_app", statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE journal_entry SET data = '{}'", "DELETE FROM journal_entry"})
    void not_even_the_sequencer_changes_what_an_entry_says(String statement) {
        assertThatThrownBy(() -> Stored.changeAs("lendport_system", statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_subjects_timeline_reads_from_a_sequence_on() {
        var caller = TestServer.newBroker(Mode.SANDBOX).caller(Mode.SANDBOX);
        var subject = Ids.next();
        write(caller, subject, new Random(SEED));

        var lines =
                transactions.read(caller, now -> TestServer.bean(Timeline.class).of(caller, subject, 3, 4));
        assertThat(lines).extracting(Timeline.Line::sequence).containsExactly(4L, 5L, 6L, 7L);
        assertThat(lines.getFirst().description()).isEqualTo("Test clock changed");
    }

    @Test
    void no_entry_of_any_test_holds_anything_that_looks_personal() {
        assertThat(Stored.column("SELECT data FROM journal_entry WHERE data ~ '@'"))
                .isEmpty();
        assertThat(Stored.column("""
                        SELECT data FROM journal_entry
                         WHERE data ~* '"(name|email|mobile|taxId|birthDate|address|doorNumber|zipCode|employerName)"'
                        """)).isEmpty();
    }
}
