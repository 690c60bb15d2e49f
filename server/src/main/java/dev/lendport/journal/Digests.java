package dev.lendport.journal;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says of every day (UTC) and partner how many events there were, where they ended and with which hash, signed. Who keeps
 * a digest can tell later whether the journal is still the one it was then.
 */
@Component
public class Digests {
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final DigestKey key;

    Digests(Transactions transactions, JdbcClient jdbc, DigestKey key) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.key = key;
    }

    /** A day's digest; {@code signature} is Base64, {@code hash} hexadecimal. */
    record Digest(String day, long count, long lastPosition, String hash, String signature) {}

    private record Day(BrokerId broker, LocalDate day, long count, long lastPosition, String hash) {}

    /** What is signed, line by line, each ended by a line feed. */
    static String text(BrokerId broker, String day, long count, long lastPosition, String hash) {
        return "lendport-digest-v1\n%s\n%s\n%d\n%d\n%s\n".formatted(broker, day, count, lastPosition, hash);
    }

    /** The newest first. */
    List<Digest> list(Caller caller, int limit) {
        return jdbc.sql("""
                        SELECT day, entries, last_position, encode(hash, 'hex') AS hash, encode(signature, 'base64') AS signature
                          FROM event_digest WHERE broker_id = ? ORDER BY day DESC LIMIT ?
                        """)
                .params(caller.broker().value(), limit)
                .query((row, n) -> new Digest(
                        row.getString("day"),
                        row.getLong("entries"),
                        row.getLong("last_position"),
                        row.getString("hash"),
                        row.getString("signature").replace("\n", "")))
                .list();
    }

    /** A quarter of an hour after midnight UTC everything of the day before has its position. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void run() {
        var day = transactions.asSystem(
                () -> jdbc.sql("SELECT ((now() - interval '15 minutes') AT TIME ZONE 'UTC')::date - 1")
                        .query(LocalDate.class)
                        .single());
        sign(day);
    }

    /** Signs what the day of every partner was; what is signed already stays as it is. */
    void sign(LocalDate day) {
        int signed;
        do {
            signed = transactions.asSystem(() -> {
                var days = days(day);
                days.forEach(this::sign);
                return days.size();
            });
        } while (signed == BATCH);
    }

    private List<Day> days(LocalDate day) {
        return jdbc.sql("""
                        SELECT d.broker_id, d.entries, d.last_position, encode(e.hash, 'hex') AS hash
                          FROM (SELECT broker_id, count(*) AS entries, max(position) AS last_position
                                  FROM journal_entry
                                 WHERE position IS NOT NULL
                                   AND recorded_at >= ?::date::timestamp AT TIME ZONE 'UTC'
                                   AND recorded_at < (?::date + 1)::timestamp AT TIME ZONE 'UTC'
                                 GROUP BY broker_id) AS d
                          JOIN journal_entry e ON e.broker_id = d.broker_id AND e.position = d.last_position
                         WHERE NOT EXISTS (SELECT FROM event_digest s WHERE s.broker_id = d.broker_id AND s.day = ?::date)
                         LIMIT ?
                        """)
                .params(day, day, day, BATCH)
                .query((row, n) -> new Day(
                        new BrokerId(row.getObject("broker_id", UUID.class)),
                        day,
                        row.getLong("entries"),
                        row.getLong("last_position"),
                        row.getString("hash")))
                .list();
    }

    private void sign(Day day) {
        var text = text(day.broker(), day.day().toString(), day.count(), day.lastPosition(), day.hash());
        jdbc.sql("""
                        INSERT INTO event_digest (broker_id, day, entries, last_position, hash, signature)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        day.broker().value(),
                        day.day(),
                        day.count(),
                        day.lastPosition(),
                        HexFormat.of().parseHex(day.hash()),
                        key.sign(text))
                .update();
    }
}
