package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the borrowers of a locked process. They are read with it. */
@Component
class Borrowers {
    private final JdbcClient jdbc;

    Borrowers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Caller caller, ProcessId process, Borrower borrower) {
        jdbc.sql("""
                        INSERT INTO borrower (broker_id, process_id, position, id, type_id, relation_id, personal,
                                              professional, financial)
                        VALUES (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json)
                        """)
                .params(
                        caller.broker().value(),
                        process.value(),
                        borrower.position(),
                        borrower.id().value())
                .param(borrower.type().id())
                .param(borrower.relationId())
                .params(borrower.personal().json(), borrower.professional().json())
                .param(borrower.financial().json())
                .update();
    }

    /** Gives the borrower's new version. */
    long save(Caller caller, ProcessId process, Borrower borrower) {
        return jdbc.sql("""
                        UPDATE borrower
                           SET version = version + 1, type_id = ?, relation_id = ?, personal = ?::json,
                               professional = ?::json, financial = ?::json
                         WHERE broker_id = ? AND process_id = ? AND id = ?
                        RETURNING version
                        """)
                .param(borrower.type().id())
                .param(borrower.relationId())
                .params(borrower.personal().json(), borrower.professional().json())
                .param(borrower.financial().json())
                .params(caller.broker().value(), process.value(), borrower.id().value())
                .query(Long.class)
                .single();
    }

    void remove(Caller caller, ProcessId process, BorrowerId id) {
        jdbc.sql("DELETE FROM borrower WHERE broker_id = ? AND process_id = ? AND id = ?")
                .params(caller.broker().value(), process.value(), id.value())
                .update();
    }

    /** All borrowers of the process accepted the terms. */
    void accept(Caller caller, ProcessId process, Instant now) {
        jdbc.sql("""
                        UPDATE borrower SET version = version + 1, accepted_at = ? WHERE broker_id = ? AND process_id = ?
                        """)
                .params(Rows.at(now), caller.broker().value(), process.value())
                .update();
    }
}
