package dev.lendport.journal;

import dev.lendport.background.Loop;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import java.sql.Array;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives each broker's entries a gap-free position in commit order and chains their hashes. Every node tries; an advisory
 * lock that ends with the transaction lets one at a time, so there is no leader to elect and none to lose. An entry
 * becomes visible when it is committed, and a batch takes all that is visible, so what was committed before a batch
 * began never stands behind what was committed after it.
 */
@Component
public class Sequencer implements SmartLifecycle {
    private static final long LOCK = 0x6c656e64706f7274L; // "lendport"
    private static final int BATCH = 2_000;
    /** For what another node has committed. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Entries that commit close together share a batch: sequencing then costs the writers next to nothing. */
    private static final Duration GATHER = Duration.ofMillis(10);

    /** A node that hangs within a batch loses its connection and with it the lock, and another one goes on. */
    private static final String GIVE_UP_SOON = "set_config('idle_in_transaction_session_timeout', '5s', true)";

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final List<Follower> followers;
    private final Loop loop;

    Sequencer(Transactions transactions, JdbcTemplate jdbc, Journal journal, List<Follower> followers) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.followers = List.copyOf(followers);
        this.loop = new Loop("sequencer", journal.bell(), LOOK_EVERY, this::round).gathering(GATHER);
    }

    private record Pending(OffsetDateTime recordedAt, long entryNo, Entry entry) {
        Placed placed() {
            return new Placed(entry.broker(), entry.id(), recordedAt, entryNo, entry.type(), entry.data());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never kept
    private record Head(long position, byte[] hash) {}

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Sequences what there is, unless another node is at it. */
    private Duration round() {
        int taken;
        do {
            taken = transactions.asSystem(() -> tryLock() ? sequenceBatch() : 0);
        } while (taken == BATCH);
        return LOOK_EVERY;
    }

    /** Sequences all that is committed by now; waits for a node that is at it, since that one may not have seen it. */
    public void sequence() {
        int taken;
        do {
            taken = transactions.asSystem(() -> {
                lock();
                return sequenceBatch();
            });
        } while (taken == BATCH);
    }

    private void lock() {
        jdbc.query("SELECT pg_advisory_xact_lock(?), " + GIVE_UP_SOON, row -> {}, LOCK);
    }

    private boolean tryLock() {
        return jdbc.query("SELECT pg_try_advisory_xact_lock(?), " + GIVE_UP_SOON, (row, n) -> row.getBoolean(1), LOCK)
                .getFirst();
    }

    private int sequenceBatch() {
        var pending = pending();
        if (pending.isEmpty()) {
            return 0;
        }
        var heads = heads(
                pending.stream().map(one -> one.entry().broker()).distinct().toList());
        var recordedAt = new ArrayList<OffsetDateTime>();
        var entryNos = new ArrayList<Long>();
        var brokers = new ArrayList<UUID>();
        var positions = new ArrayList<Long>();
        var hashes = new ArrayList<byte[]>();
        for (var one : pending) {
            var broker = one.entry().broker();
            var head = heads.getOrDefault(broker, new Head(0, EntryHash.first()));
            var next = new Head(head.position() + 1, EntryHash.of(head.hash(), head.position() + 1, one.entry()));
            heads.put(broker, next);
            recordedAt.add(one.recordedAt());
            entryNos.add(one.entryNo());
            brokers.add(broker.value());
            positions.add(next.position());
            hashes.add(next.hash());
        }
        jdbc.update(
                """
                UPDATE journal_entry e
                   SET position = s.position, hash = s.hash
                  FROM unnest(?, ?, ?, ?, ?) AS s (broker_id, recorded_at, entry_no, position, hash)
                 WHERE e.broker_id = s.broker_id AND e.recorded_at = s.recorded_at AND e.entry_no = s.entry_no
                """,
                array("uuid", brokers),
                array("timestamptz", recordedAt),
                array("int8", entryNos),
                array("int8", positions),
                bytes(hashes));
        keep(heads);
        var placed = pending.stream().map(Pending::placed).toList();
        followers.forEach(follower -> follower.follow(placed));
        return pending.size();
    }

    private List<Pending> pending() {
        return jdbc.query(
                """
                SELECT recorded_at, entry_no, broker_id, id, position, occurred_at, type, subject_type, subject_id,
                       subject_sequence, actor_kind, actor_id, actor_name, data
                  FROM journal_entry
                 WHERE position IS NULL
                 ORDER BY entry_no
                 LIMIT ?
                """,
                (row, n) -> new Pending(
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getLong("entry_no"),
                        Journal.entry(row)),
                BATCH);
    }

    private Map<BrokerId, Head> heads(List<BrokerId> brokers) {
        var heads = new HashMap<BrokerId, Head>();
        jdbc.query(
                "SELECT broker_id, position, hash FROM journal_head WHERE broker_id = ANY (?)",
                row -> {
                    heads.put(
                            new BrokerId(row.getObject("broker_id", UUID.class)),
                            new Head(row.getLong("position"), row.getBytes("hash")));
                },
                array("uuid", brokers.stream().map(BrokerId::value).toList()));
        return heads;
    }

    private void keep(Map<BrokerId, Head> heads) {
        jdbc.update(
                """
                INSERT INTO journal_head (broker_id, position, hash)
                SELECT * FROM unnest(?, ?, ?)
                ON CONFLICT (broker_id) DO UPDATE SET position = excluded.position, hash = excluded.hash
                """,
                array("uuid", heads.keySet().stream().map(BrokerId::value).toList()),
                array("int8", heads.values().stream().map(Head::position).toList()),
                bytes(heads.values().stream().map(Head::hash).toList()));
    }

    private Array array(String type, List<?> values) {
        return Rows.array(jdbc, type, values.toArray());
    }

    private Array bytes(List<byte[]> values) {
        return Rows.array(jdbc, "bytea", values.toArray(byte[][]::new));
    }
}
