package dev.lendport.journal;

import dev.lendport.background.Bell;
import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes and reads entries. Every write of the product appends here, in the same transaction. */
@Component
public class Journal {
    private final JdbcClient jdbc;
    private final Bell bell = new Bell();

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rings when a transaction of this node has committed entries. */
    Bell bell() {
        return bell;
    }

    /**
     * Appends an entry to the transaction that is open.
     *
     * @param now the caller's time
     * @param data ids, codes and figures; never a name, a contact or a document number
     * @return the entry's id
     */
    public UUID append(Caller caller, Instant now, EventType type, Subject subject, Map<String, ?> data) {
        var id = Ids.next();
        jdbc.sql("""
                        INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id,
                                                   subject_sequence, actor_kind, actor_id, actor_name, data)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caller.broker().value(),
                        id,
                        Rows.at(now),
                        type.wire(),
                        subject.type().wire(),
                        subject.id(),
                        subject.sequence(),
                        caller.actor().kind().name(),
                        caller.actor().id(),
                        caller.actor().name(),
                        Json.MAPPER.writeValueAsString(data))
                .update();
        bell.ringAfterCommit();
        return id;
    }

    /** An entry to be: what happened to a subject. */
    public record Change(EventType type, Subject subject, Map<String, ?> data) {}

    /** Appends entries to the transaction that is open, in their order and in one statement. */
    public void appendAll(Caller caller, Instant now, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO journal_entry (broker_id, id, occurred_at, type, subject_type, subject_id,
                                                   subject_sequence, actor_kind, actor_id, actor_name, data)
                        SELECT ?, e.id, ?, e.type, e.subject_type, e.subject_id, e.subject_sequence, ?, ?, ?, e.data
                          FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[]) WITH ORDINALITY
                               AS e (id, type, subject_type, subject_id, subject_sequence, data, place)
                         ORDER BY e.place
                        """)
                .params(
                        caller.broker().value(),
                        Rows.at(now),
                        caller.actor().kind().name(),
                        caller.actor().id(),
                        caller.actor().name(),
                        Stream.generate(Ids::next).limit(changes.size()).toArray(UUID[]::new),
                        texts(changes, change -> change.type().wire()),
                        texts(changes, change -> change.subject().type().wire()),
                        changes.stream().map(change -> change.subject().id()).toArray(UUID[]::new),
                        changes.stream()
                                .map(change -> change.subject().sequence())
                                .toArray(Long[]::new),
                        texts(changes, change -> Json.MAPPER.writeValueAsString(change.data())))
                .update();
        bell.ringAfterCommit();
    }

    private static String[] texts(List<Change> changes, Function<Change, String> column) {
        return changes.stream().map(column).toArray(String[]::new);
    }

    /** The ids of what the open transaction has appended for the broker, in order. */
    public List<UUID> appended(Caller caller) {
        return jdbc.sql("""
                        SELECT id FROM journal_entry WHERE broker_id = ? AND recorded_at = now() ORDER BY entry_no
                        """)
                .param(caller.broker().value())
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Whether the broker has such a subject: everything that exists has an entry that tells how it began. */
    public boolean knows(Caller caller, Subject.Type type, UUID subjectId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM journal_entry
                                        WHERE broker_id = ? AND subject_id = ? AND subject_type = ?)
                        """)
                .params(caller.broker().value(), subjectId, type.wire())
                .query(Boolean.class)
                .single();
    }

    /** The position of the broker's last sequenced entry; 0 when there is none. */
    public long lastPosition(Caller caller) {
        return jdbc.sql("SELECT position FROM journal_head WHERE broker_id = ?")
                .param(caller.broker().value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** A subject's entries in order, those after a subject sequence. */
    List<Entry> timeline(Caller caller, UUID subjectId, long afterSequence, int limit) {
        return jdbc.sql("""
                        SELECT broker_id, id, position, occurred_at, type, subject_type, subject_id, subject_sequence,
                               actor_kind, actor_id, actor_name, data
                          FROM journal_entry
                         WHERE broker_id = ? AND subject_id = ? AND subject_sequence > ?
                         ORDER BY subject_sequence
                         LIMIT ?
                        """)
                .params(caller.broker().value(), subjectId, afterSequence, limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** The broker's sequenced entries after a position, in order. */
    List<Entry> feed(Caller caller, long afterPosition, int limit) {
        return jdbc.sql("""
                        SELECT broker_id, id, position, occurred_at, type, subject_type, subject_id, subject_sequence,
                               actor_kind, actor_id, actor_name, data
                          FROM journal_entry
                         WHERE broker_id = ? AND position > ?
                         ORDER BY position
                         LIMIT ?
                        """)
                .params(caller.broker().value(), afterPosition, limit)
                .query((row, n) -> entry(row))
                .list();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new BrokerId(row.getObject("broker_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("position", Long.class),
                Rows.instant(row, "occurred_at"),
                EventType.ofWire(row.getString("type")),
                new Subject(
                        Subject.Type.ofWire(row.getString("subject_type")),
                        row.getObject("subject_id", UUID.class),
                        row.getLong("subject_sequence")),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name")),
                row.getString("data"));
    }
}
