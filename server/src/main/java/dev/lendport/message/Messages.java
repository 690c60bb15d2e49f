package dev.lendport.message;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.http.Paging;
import dev.lendport.journal.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages about the cases of the caller's broker. Ids are in the order of writing. */
@Component
public class Messages {
    private static final int SHOWN_WITH_CASE = 100;

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message or a note as a case shows it: what was written, when, and by whom. */
    public record Comment(String comment, Instant date, String userName) {}

    /** The latest 100 messages and notes about a case that its partner may see, the newest first. */
    public List<Comment> notes(Caller caller, Subject.Type kind, UUID caseId) {
        return jdbc.sql("""
                        SELECT text, sent_at, user_name
                          FROM message
                         WHERE broker_id = ? AND kind = ? AND case_id = ? AND visible_to_partner
                         ORDER BY id DESC
                         LIMIT ?
                        """)
                .params(caller.broker().value(), kind.wire(), caseId, SHOWN_WITH_CASE)
                .query((row, n) ->
                        new Comment(row.getString("text"), Rows.instant(row, "sent_at"), row.getString("user_name")))
                .list();
    }

    /** Keeps a message that is not read yet. */
    void add(Caller caller, About about, Message message) {
        jdbc.sql("""
                        INSERT INTO message (broker_id, kind, case_id, id, sent_at, direction, visible_to_partner, subject,
                                             text, user_id, user_name)
                        VALUES (?, ?, ?, ?, ?, ?, true, ?, ?, ?, ?)
                        """)
                .params(caller.broker().value(), about.kind().wire(), about.id(), message.id())
                .params(Rows.at(message.sentAt()), message.direction().wire())
                .params(
                        message.subject(),
                        message.text(),
                        caller.actor().id(),
                        caller.actor().name())
                .update();
    }

    /** How many messages there are about a case, and how many of one direction wait to be read. */
    record Counts(int total, int unread) {}

    Counts counts(Caller caller, About about, Direction unread) {
        return jdbc.sql("""
                        SELECT count(*) AS total, count(*) FILTER (WHERE direction = ? AND read_at IS NULL) AS unread
                          FROM message
                         WHERE broker_id = ? AND kind = ? AND case_id = ? AND direction IS NOT NULL
                        """)
                .params(unread.wire(), caller.broker().value(), about.kind().wire(), about.id())
                .query((row, n) -> new Counts(row.getInt("total"), row.getInt("unread")))
                .single();
    }

    /** A page of a list, from 1. */
    record Page(int number, int size) {
        static Page of(Optional<Integer> number, Optional<Integer> size) {
            return new Page(number.orElse(1), size.orElse(Paging.DEFAULT_SIZE));
        }

        long before() {
            return (number - 1L) * size;
        }
    }

    List<Message> page(Caller caller, About about, Page page) {
        return jdbc.sql("""
                        SELECT id, direction, subject, text, sent_at, user_name, read_at
                          FROM message
                         WHERE broker_id = ? AND kind = ? AND case_id = ? AND direction IS NOT NULL
                         ORDER BY id DESC
                        OFFSET ? LIMIT ?
                        """)
                .params(caller.broker().value(), about.kind().wire(), about.id())
                .params(page.before(), page.size())
                .query((row, n) -> message(row))
                .list();
    }

    Optional<Message> find(Caller caller, About about, UUID id) {
        return jdbc.sql("""
                        SELECT id, direction, subject, text, sent_at, user_name, read_at
                          FROM message
                         WHERE broker_id = ? AND kind = ? AND case_id = ? AND id = ? AND direction IS NOT NULL
                        """)
                .params(caller.broker().value(), about.kind().wire(), about.id(), id)
                .query((row, n) -> message(row))
                .optional();
    }

    void markRead(Caller caller, About about, UUID id, Instant now) {
        jdbc.sql("UPDATE message SET read_at = ? WHERE broker_id = ? AND kind = ? AND case_id = ? AND id = ?")
                .params(Rows.at(now), caller.broker().value(), about.kind().wire(), about.id(), id)
                .update();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                Direction.ofWire(row.getString("direction")),
                row.getString("subject"),
                row.getString("text"),
                Rows.instant(row, "sent_at"),
                row.getString("user_name"),
                Rows.instantOrNull(row, "read_at"));
    }
}
