package dev.lendport.document;

import dev.lendport.background.Bell;
import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The documents that wait for the scanner. Who takes one is alone with it for the time of a lease. */
@Component
class Scans {
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final VirusScanner scanner;
    private final Bell bell = new Bell();

    Scans(Transactions transactions, JdbcClient jdbc, VirusScanner scanner) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.scanner = scanner;
    }

    /** Rings when a transaction of this node has committed a document that waits. */
    Bell bell() {
        return bell;
    }

    /** The state in which a document begins that the open transaction adds. */
    ScanState admit() {
        if (!scanner.isThere()) {
            return ScanState.NOT_SCANNED;
        }
        bell.ringAfterCommit();
        return ScanState.WAITING;
    }

    /**
     * A document to be scanned.
     *
     * @param system the lender's own act, for the document's broker
     * @param attempts with this one
     */
    record Scan(Caller system, UUID key, long size, int attempts) {}

    /** Takes the document that has waited longest, and that nobody else has. */
    Optional<Scan> claim(Duration lease) {
        return transactions.<Optional<Scan>>asSystem(() -> jdbc.sql("""
                        WITH longest AS MATERIALIZED (
                            SELECT broker_id, key
                              FROM document
                             WHERE scan = 'waiting' AND scan_due_at <= now()
                             ORDER BY scan_due_at
                             LIMIT 1
                               FOR UPDATE SKIP LOCKED)
                        UPDATE document d
                           SET scan_due_at = now() + ? * interval '1 millisecond', scan_attempts = scan_attempts + 1
                          FROM longest l
                          JOIN broker b ON b.id = l.broker_id
                         WHERE d.broker_id = l.broker_id AND d.key = l.key
                        RETURNING d.broker_id, d.key, d.size_bytes, d.scan_attempts, b.mode
                        """)
                .param(lease.toMillis())
                .query((row, n) -> new Scan(
                        Caller.onBehalfOf(
                                new BrokerId(row.getObject("broker_id", UUID.class)),
                                Actor.SYSTEM,
                                Mode.valueOf(row.getString("mode")),
                                Language.PT),
                        row.getObject("key", UUID.class),
                        row.getLong("size_bytes"),
                        row.getInt("scan_attempts")))
                .optional());
    }

    /** Leaves a document alone for a while. */
    void postpone(Scan scan, Duration wait) {
        transactions.asSystem(() -> jdbc.sql("""
                        UPDATE document
                           SET scan_due_at = now() + ? * interval '1 millisecond'
                         WHERE broker_id = ? AND key = ? AND scan = 'waiting'
                        """)
                .params(wait.toMillis(), scan.system().broker().value(), scan.key())
                .update());
    }

    /** Puts a document back that nobody has looked at. */
    void giveBack(Scan scan) {
        transactions.asSystem(() ->
                jdbc.sql("""
                        UPDATE document
                           SET scan_due_at = now(), scan_attempts = greatest(scan_attempts - 1, 0)
                         WHERE broker_id = ? AND key = ? AND scan = 'waiting'
                        """).params(scan.system().broker().value(), scan.key()).update());
    }

    /** What the row says once its scan has ended. */
    record Ended(int version, String sha256) {}

    /** In the open transaction; empty when another node, whose lease was over, was first. */
    Optional<Ended> end(Scan scan, ScanState state, @Nullable String threat, Instant now) {
        return jdbc.sql("""
                        UPDATE document
                           SET version = version + 1, scan = ?, scanned_at = ?, threat = ?
                         WHERE broker_id = ? AND key = ? AND scan = 'waiting'
                        RETURNING version, sha256
                        """)
                .param(state.wire())
                .param(Rows.at(now))
                .param(threat)
                .param(scan.system().broker().value())
                .param(scan.key())
                .query((row, n) ->
                        new Ended(row.getInt("version"), HexFormat.of().formatHex(row.getBytes("sha256"))))
                .optional();
    }
}
