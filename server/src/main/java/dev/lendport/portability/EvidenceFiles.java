package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The evidence of requests. A document is evidence of one request only; sent again for the same one, it is judged anew. */
@Component
class EvidenceFiles {
    private final JdbcClient jdbc;

    EvidenceFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that was ever sent for a request, in the order it was sent in. */
    List<Evidence> of(Caller caller, UUID request) {
        return jdbc.sql("""
                        SELECT document_key, file_type, md5, sha256, sent_at, sent_by, status, refusal_reason,
                               refusal_comment, reviewed_at, reviewed_by
                          FROM portability_evidence
                         WHERE broker_id = ? AND request_id = ?
                         ORDER BY round, position
                        """)
                .params(caller.broker().value(), request)
                .query((row, n) -> evidence(row))
                .list();
    }

    /** Keeps what was sent, in its order; answers the documents that were kept, without those of another request. */
    List<UUID> add(Caller caller, UUID request, List<Evidence> sent) {
        return jdbc.sql("""
                        WITH earlier AS (
                            SELECT document_key, round FROM portability_evidence WHERE broker_id = ? AND request_id = ?
                        )
                        INSERT INTO portability_evidence (
                               broker_id, request_id, round, sent_at, sent_by, document_key, file_type, md5, sha256,
                               position, first_use)
                        SELECT ?, ?, (SELECT coalesce(max(round), 0) + 1 FROM earlier), ?, ?,
                               f.key, f.file_type, f.md5, f.sha256, f.position,
                               f.key NOT IN (SELECT document_key FROM earlier)
                          FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY
                               AS f (key, file_type, md5, sha256, position)
                         ORDER BY f.key
                        ON CONFLICT (broker_id, document_key) WHERE first_use DO NOTHING
                        RETURNING document_key
                        """)
                .params(caller.broker().value(), request)
                .params(
                        caller.broker().value(),
                        request,
                        Rows.at(sent.getFirst().sentAt()),
                        sent.getFirst().sentBy())
                .params(
                        sent.stream().map(Evidence::documentKey).toArray(UUID[]::new),
                        sent.stream().map(Evidence::fileType).toArray(String[]::new),
                        sent.stream().map(Evidence::md5).toArray(String[]::new),
                        sent.stream().map(Evidence::sha256).toArray(String[]::new))
                .query((row, n) -> row.getObject("document_key", UUID.class))
                .list();
    }

    /**
     * Keeps what staff found of all that waits for them; answers those files.
     *
     * @param refused null when it is approved
     */
    List<Evidence> review(Caller caller, UUID request, Evidence.@Nullable Refused refused, Instant now) {
        return jdbc.sql("""
                        UPDATE portability_evidence
                           SET status = ?, refusal_reason = ?, refusal_comment = ?, reviewed_at = ?, reviewed_by = ?
                         WHERE broker_id = ? AND request_id = ? AND status = 'sent'
                        RETURNING document_key, file_type, md5, sha256, sent_at, sent_by, status, refusal_reason,
                                  refusal_comment, reviewed_at, reviewed_by
                        """)
                .param((refused == null ? Evidence.Status.APPROVED : Evidence.Status.REFUSED).wire())
                .param(refused == null ? null : refused.reason().wire())
                .param(refused == null ? null : refused.comment())
                .params(Rows.at(now), caller.actor().name(), caller.broker().value(), request)
                .query((row, n) -> evidence(row))
                .list();
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("document_key", UUID.class),
                row.getString("file_type"),
                row.getString("md5"),
                row.getString("sha256"),
                Rows.instant(row, "sent_at"),
                row.getString("sent_by"),
                Evidence.Status.ofWire(row.getString("status")),
                review(row));
    }

    private static Evidence.@Nullable Review review(ResultSet row) throws SQLException {
        var at = Rows.instantOrNull(row, "reviewed_at");
        var reason = row.getString("refusal_reason");
        return at == null
                ? null
                : new Evidence.Review(
                        at,
                        row.getString("reviewed_by"),
                        reason == null
                                ? null
                                : new Evidence.Refused(RefusalReason.ofWire(reason), row.getString("refusal_comment")));
    }
}
