package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.checklist.CaseDocument.About;
import dev.lendport.checklist.CaseDocument.CaseFileVersion;
import dev.lendport.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored papers of cases. They are read with their case: {@link CaseFile#COLUMN}. The case is locked by who writes. */
@Component
class CaseDocuments {
    private final JdbcClient jdbc;

    CaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Caller caller, UUID caseId, UUID id, About about, CaseFileVersion file) {
        jdbc.sql("""
                        WITH added AS (
                            INSERT INTO case_document (broker_id, case_id, id, type_id, borrower_id, title, observations,
                                                       dated_on, document_key, file_name, size_bytes, delivered_at,
                                                       delivered_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            RETURNING broker_id, case_id, id, document_key, file_name, delivered_at, delivered_by
                        )
                        INSERT INTO case_document_file (broker_id, case_id, id, number, document_key, file_name,
                                                        delivered_at, delivered_by)
                        SELECT broker_id, case_id, id, 1, document_key, file_name, delivered_at, delivered_by FROM added
                        """)
                .params(caller.broker().value(), caseId, id, about.typeId())
                .param(about.borrowerId())
                .param(about.title())
                .param(about.observations())
                .param(about.datedOn())
                .params(file.key(), file.name(), file.size(), Rows.at(file.deliveredAt()), file.deliveredBy())
                .update();
    }

    /** Puts other words on a paper, whatever was decided on it. */
    void describe(Caller caller, UUID caseId, UUID id, About about) {
        jdbc.sql("""
                        UPDATE case_document
                           SET version = version + 1, title = ?, observations = ?, dated_on = ?
                         WHERE broker_id = ? AND case_id = ? AND id = ?
                        """)
                .param(about.title())
                .param(about.observations())
                .param(about.datedOn())
                .params(caller.broker().value(), caseId, id)
                .update();
    }

    /** Gives a paper another file, on which nothing has been decided. */
    void replace(Caller caller, UUID caseId, UUID id, About about, CaseFileVersion file) {
        jdbc.sql("""
                        WITH replaced AS (
                            UPDATE case_document
                               SET version = version + 1, title = ?, observations = ?, dated_on = ?, status = 'delivered',
                                   file_number = ?, document_key = ?, file_name = ?, size_bytes = ?, delivered_at = ?,
                                   delivered_by = ?, decided_at = NULL, decided_by = NULL, reason_id = NULL,
                                   reason_text = NULL
                             WHERE broker_id = ? AND case_id = ? AND id = ?
                            RETURNING broker_id, case_id, id, file_number, document_key, file_name, delivered_at,
                                      delivered_by
                        )
                        INSERT INTO case_document_file (broker_id, case_id, id, number, document_key, file_name,
                                                        delivered_at, delivered_by)
                        SELECT broker_id, case_id, id, file_number, document_key, file_name, delivered_at, delivered_by
                          FROM replaced
                        """)
                .param(about.title())
                .param(about.observations())
                .param(about.datedOn())
                .params(file.number(), file.key(), file.name(), file.size(), Rows.at(file.deliveredAt()))
                .params(file.deliveredBy(), caller.broker().value(), caseId, id)
                .update();
    }

    void remove(Caller caller, UUID caseId, UUID id, Instant now) {
        jdbc.sql("""
                        UPDATE case_document
                           SET version = version + 1, removed_at = ?
                         WHERE broker_id = ? AND case_id = ? AND id = ?
                        """).params(Rows.at(now), caller.broker().value(), caseId, id).update();
    }

    /** @param refusal null when it is accepted */
    void decide(Caller caller, UUID caseId, UUID id, @Nullable Reason refusal, Instant now) {
        jdbc.sql("""
                        UPDATE case_document
                           SET version = version + 1, status = ?, decided_at = ?, decided_by = ?, reason_id = ?,
                               reason_text = ?
                         WHERE broker_id = ? AND case_id = ? AND id = ?
                        """)
                .param((refusal == null ? DocumentStatus.ACCEPTED : DocumentStatus.REFUSED).wire())
                .params(Rows.at(now), caller.actor().name())
                .param(refusal == null ? null : refusal.id())
                .param(refusal == null ? null : refusal.text())
                .params(caller.broker().value(), caseId, id)
                .update();
    }

    void request(Caller caller, UUID caseId, CaseFile.Request request) {
        jdbc.sql("""
                        INSERT INTO document_request (broker_id, case_id, id, type_id, borrower_id, text, due_on,
                                                      requested_at, requested_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(caller.broker().value(), caseId, request.id(), request.typeId())
                .param(request.borrowerId())
                .params(request.text(), request.dueOn(), Rows.at(request.at()), request.by())
                .update();
    }

    void waive(Caller caller, UUID caseId, CaseFile.Waiver waiver) {
        jdbc.sql("""
                        INSERT INTO document_waiver (broker_id, case_id, requirement_id, reason_id, reason_text, waived_at,
                                                     waived_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(caller.broker().value(), caseId, waiver.requirementId(), waiver.reasonId())
                .param(waiver.text())
                .params(Rows.at(waiver.at()), waiver.by())
                .update();
    }

    /** The case with a paper whose newest file is this document; none when it has been replaced or is no paper. */
    Optional<UUID> caseOf(Caller caller, UUID documentKey) {
        return jdbc.sql("""
                        SELECT case_id FROM case_document
                         WHERE broker_id = ? AND document_key = ? AND removed_at IS NULL
                        """)
                .params(caller.broker().value(), documentKey)
                .query(UUID.class)
                .optional();
    }

    /** A virus was found in its file: nothing that was decided on it stands. */
    void infect(Caller caller, UUID caseId, UUID id) {
        jdbc.sql("""
                        UPDATE case_document
                           SET version = version + 1, status = 'infected', decided_at = NULL, decided_by = NULL,
                               reason_id = NULL, reason_text = NULL
                         WHERE broker_id = ? AND case_id = ? AND id = ?
                        """).params(caller.broker().value(), caseId, id).update();
    }

    /** Every file that a paper has had, the newest first. */
    List<CaseFileVersion> files(Caller caller, UUID caseId, UUID id) {
        return jdbc.sql("""
                        SELECT number, document_key, file_name, delivered_at, delivered_by
                          FROM case_document_file
                         WHERE broker_id = ? AND case_id = ? AND id = ?
                         ORDER BY number DESC
                        """)
                .params(caller.broker().value(), caseId, id)
                .query((row, n) -> new CaseFileVersion(
                        row.getInt("number"),
                        row.getObject("document_key", UUID.class),
                        row.getString("file_name"),
                        0,
                        Rows.instant(row, "delivered_at"),
                        row.getString("delivered_by")))
                .list();
    }
}
