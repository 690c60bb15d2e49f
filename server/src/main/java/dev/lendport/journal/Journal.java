package dev.lendport.journal;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes and reads entries. Every write of the product appends here, in the same transaction. */
@Component
public class Journal {
    private final JdbcClient jdbc;
    private final SequencerSignal signal;

    Journal(JdbcClient jdbc, SequencerSignal signal) {
        this.jdbc = jdbc;
        this.signal = signal;
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
                        now.atOffset(ZoneOffset.UTC),
                        type.wire(),
                        subject.type().wire(),
                        subject.id(),
                        subject.sequence(),
                        caller.actor().kind().name(),
                        caller.actor().id(),
                        caller.actor().name(),
                        Json.MAPPER.writeValueAsString(data))
                .update();
        signal.afterCommit();
        return id;
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
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
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
