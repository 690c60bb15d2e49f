package dev.lendport.message;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.message.Note.Visibility;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lender's notes, which lie beside the messages. */
@Component
class Notes {
    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Caller caller, About about, Note note) {
        jdbc.sql("""
                        INSERT INTO message (broker_id, kind, case_id, id, sent_at, visible_to_partner, text, user_id,
                                             user_name)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(caller.broker().value(), about.kind().wire(), about.id(), note.id())
                .params(Rows.at(note.writtenAt()), note.visibility() == Visibility.STAFF_AND_PARTNER, note.text())
                .params(caller.actor().id(), caller.actor().name())
                .update();
    }

    int count(Caller caller, About about) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM message
                         WHERE broker_id = ? AND kind = ? AND case_id = ? AND direction IS NULL
                        """)
                .params(caller.broker().value(), about.kind().wire(), about.id())
                .query(Integer.class)
                .single();
    }

    List<Note> page(Caller caller, About about, Messages.Page page) {
        return jdbc.sql("""
                        SELECT id, text, visible_to_partner, sent_at, user_name
                          FROM message
                         WHERE broker_id = ? AND kind = ? AND case_id = ? AND direction IS NULL
                         ORDER BY id DESC
                        OFFSET ? LIMIT ?
                        """)
                .params(caller.broker().value(), about.kind().wire(), about.id())
                .params(page.before(), page.size())
                .query((row, n) -> new Note(
                        row.getObject("id", UUID.class),
                        row.getString("text"),
                        row.getBoolean("visible_to_partner") ? Visibility.STAFF_AND_PARTNER : Visibility.STAFF,
                        Rows.instant(row, "sent_at"),
                        row.getString("user_name")))
                .list();
    }
}
