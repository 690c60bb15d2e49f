package dev.lendport.journal;

import dev.lendport.caller.BrokerId;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Walks every broker's chain from its first entry to its head, in one snapshot, with a cursor, and names what was
 * changed, removed or put elsewhere. After a break it goes on from the hash that is stored, so that one change is told
 * once. What it cannot see is a chain that was computed anew to its end: for that, compare the last hash with one that
 * was kept elsewhere.
 */
public final class JournalAudit {
    private static final int FETCHED_AT_ONCE = 5_000;
    private static final int MOST_TOLD = 100;
    private static final int FAILED = 1;

    private final PrintStream out;
    private final Map<BrokerId, Place> heads = new HashMap<>();
    private @Nullable BrokerId broker;
    private Place last = Place.START;
    private long entries;
    private long brokers;
    private long findings;

    private JournalAudit(PrintStream out) {
        this.out = out;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals only
    private record Place(long position, byte[] hash) {
        static final Place START = new Place(0, EntryHash.first());
    }

    /**
     * Checks the whole journal.
     *
     * @param connection of the schema's owner
     * @return 0 when nothing was found, otherwise 1
     */
    public static int run(Connection connection, PrintStream out) throws SQLException {
        return new JournalAudit(out).check(connection);
    }

    private int check(Connection connection) throws SQLException {
        long begun = System.nanoTime();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            statement.execute("SET LOCAL ROLE lendport_system");
            readHeads(statement.executeQuery("SELECT broker_id, position, hash FROM journal_head"));
            statement.setFetchSize(FETCHED_AT_ONCE);
            walk(statement.executeQuery("""
                    SELECT broker_id, id, position, hash, occurred_at, type, subject_type, subject_id, subject_sequence,
                           actor_kind, actor_id, actor_name, data
                      FROM journal_entry
                     WHERE position IS NOT NULL
                     ORDER BY broker_id, position
                    """));
        } finally {
            connection.rollback();
        }
        var seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0;
        out.printf(
                "journal: %d entries of %d brokers checked in %.1f s: %s%n",
                entries,
                brokers,
                seconds,
                findings == 0 ? "nothing changed, removed or moved" : findings + " findings");
        return findings == 0 ? 0 : FAILED;
    }

    private void readHeads(ResultSet rows) throws SQLException {
        while (rows.next()) {
            heads.put(
                    new BrokerId(rows.getObject("broker_id", UUID.class)),
                    new Place(rows.getLong("position"), rows.getBytes("hash")));
        }
    }

    private void walk(ResultSet rows) throws SQLException {
        while (rows.next()) {
            var entry = Journal.entry(rows);
            if (!entry.broker().equals(broker)) {
                end();
                broker = entry.broker();
                last = Place.START;
                brokers++;
            }
            entries++;
            check(entry, new Place(rows.getLong("position"), rows.getBytes("hash")));
        }
        end();
        heads.forEach((owner, head) -> tell(owner, "removed: every entry up to position " + head.position()));
    }

    private void check(Entry entry, Place stored) {
        long expected = last.position() + 1;
        if (stored.position() > expected) {
            tell(entry.broker(), "removed: " + positions(expected, stored.position() - 1));
        } else if (stored.position() < expected) {
            tell(entry.broker(), "twice: position " + stored.position() + ", entry " + entry.id());
        } else if (!Arrays.equals(EntryHash.of(last.hash(), expected, entry), stored.hash())) {
            tell(
                    entry.broker(),
                    "changed or moved: position %d, entry %s, %s of %s"
                            .formatted(expected, entry.id(), entry.type().wire(), entry.occurredAt()));
        }
        last = stored;
    }

    /** The chain of a broker ends where its head says. */
    private void end() {
        if (broker == null) {
            return;
        }
        var head = heads.remove(broker);
        if (head == null) {
            tell(broker, "removed: the head of the chain");
        } else if (head.position() > last.position()) {
            tell(broker, "removed: " + positions(last.position() + 1, head.position()));
        } else if (head.position() < last.position() || !Arrays.equals(head.hash(), last.hash())) {
            tell(broker, "changed: the head of the chain, at position " + head.position());
        }
    }

    private static String positions(long from, long to) {
        return from == to ? "position " + from : "positions " + from + " to " + to;
    }

    private void tell(BrokerId owner, String finding) {
        findings++;
        if (findings <= MOST_TOLD) {
            out.println("broker " + owner + ": " + finding);
        } else if (findings == MOST_TOLD + 1) {
            out.println("and more");
        }
    }
}
