package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseCounts;
import dev.lendport.casework.CaseSearch;
import dev.lendport.checklist.CaseFile;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The stored processes. */
@Component
class Processes {
    private final JdbcClient jdbc;

    Processes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A process, or refused as not found when it is unknown or another broker's. */
    Outcome<MortgageProcess> find(Caller caller, UUID id) {
        return jdbc.sql("""
                        SELECT p.id, p.number, p.version, p.state, p.created_at, p.last_action_at, p.acceptance_due_at,
                               p.documents_due_at, p.cancel_reason_id, p.simulation_id, p.simulation_number, p.partner_reference,
                               p.branch_id, p.ltv_real, p.loan,
                               y.id AS property_id, y.version AS property_version, y.details,
                               (SELECT json_agg(json_build_array(b.id, b.position, b.version, b.type_id, b.relation_id,
                                                                 b.accepted_at, b.personal, b.professional, b.financial)
                                                ORDER BY b.position)
                                  FROM borrower b
                                 WHERE b.broker_id = ? AND b.process_id = p.id) AS borrowers,
                        """ + CaseFile.COLUMN + """
                               AS case_file
                          FROM process p JOIN property y ON y.broker_id = p.broker_id AND y.process_id = p.id
                         WHERE p.broker_id = ? AND p.id = ?
                        """)
                .params(caller.broker().value(), caller.broker().value(), id)
                .query((row, n) -> process(row))
                .optional()
                .<Outcome<MortgageProcess>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    /**
     * A process that nobody else changes until the transaction ends. Locked first and read afterwards: a statement that
     * waited for the lock would still show the borrowers as they were before it waited.
     */
    Outcome<MortgageProcess> findLocked(Caller caller, UUID id) {
        return jdbc.sql("SELECT id FROM process WHERE broker_id = ? AND id = ? FOR NO KEY UPDATE")
                .params(caller.broker().value(), id)
                .query(UUID.class)
                .optional()
                .<Outcome<MortgageProcess>>map(locked -> find(caller, locked))
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    /** One version more of a locked process whose own row says nothing new. */
    long touch(Caller caller, UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE process SET version = version + 1, last_action_at = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(Rows.at(now), caller.broker().value(), id)
                .query(Long.class)
                .single();
    }

    /** The same of many, in the order of their ids; gives the new versions of those that are there. */
    Map<UUID, Long> touch(Caller caller, Collection<UUID> ids) {
        var versions = new HashMap<UUID, Long>();
        jdbc.sql("""
                        UPDATE process p
                           SET version = version + 1
                          FROM (SELECT id FROM process
                                 WHERE broker_id = :broker AND id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE) AS locked
                         WHERE p.broker_id = :broker AND p.id = locked.id
                        RETURNING p.id, p.version
                        """)
                .param("broker", caller.broker().value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    versions.put(row.getObject("id", UUID.class), row.getLong("version"));
                });
        return versions;
    }

    /** Stores the loan, branch, borrowers' names and property amount of a locked process; gives its new version. */
    long save(Caller caller, MortgageProcess process, Instant now) {
        var key = process.keyBorrower();
        return jdbc.sql("""
                        WITH found_by AS (
                            SELECT ?::uuid AS broker_id, 'process' AS kind, ?::uuid AS id, ?::integer AS branch_id,
                                   ? || E'\\n' || ? AS words
                        ),
                        """ + CaseSearch.CHANGED + """
                        UPDATE process
                           SET version = version + 1, last_action_at = ?, branch_id = ?, key_borrower_name = ?,
                               key_borrower_tax_id = ?, loan_amount = ?, property_amount = ?, ltv_estimated = ?,
                               has_insurance = ?, loan = ?::json
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(caller.broker().value(), process.id(), process.branchId())
                .param(MortgageProcess.words(process.origin(), process.borrowers()))
                .param(Integer.toString(process.number()))
                .params(Rows.at(now), process.branchId(), key.name())
                .param(key.taxId())
                .params(process.loan().amount(), process.property().acquisitionAmount())
                .params(
                        process.loan().priced().requested().ltvEstimated(),
                        process.loan().hasInsurance())
                .params(Json.MAPPER.writeValueAsString(process.loan()))
                .params(caller.broker().value(), process.id())
                .query(Long.class)
                .single();
    }

    /**
     * Why a process is in a state.
     *
     * @param cancelReasonId null unless that is Canceled
     * @param documentsDue until when papers are waited for; null unless that is Awaits Documents
     */
    record Because(
            @Nullable Integer cancelReasonId, @Nullable Instant documentsDue) {
        static final Because NOTHING_ELSE = new Because(null, null);
    }

    /**
     * Stores the next state of a locked process and counts it there; gives its new version.
     *
     * @param because what the next state has to know
     */
    long move(Caller caller, MortgageProcess process, ProcessState next, Because because, Instant now) {
        return jdbc.sql("""
                        WITH moved AS (
                            UPDATE process
                               SET version = version + 1, last_action_at = ?, state = ?, cancel_reason_id = ?,
                                   documents_due_at = ?, accepted_at = coalesce(accepted_at, ?::timestamptz),
                                   submitted_at = coalesce(submitted_at, ?::timestamptz)
                             WHERE broker_id = ? AND id = ?
                            RETURNING broker_id, 'process' AS kind, ? AS state_before, state::text AS state_after,
                                      decided_at IS NOT NULL AS decided, version
                        ),
                        """ + CaseCounts.MOVED + "SELECT version FROM moved")
                .params(Rows.at(now), next.id())
                .param(because.cancelReasonId())
                .param(because.documentsDue() == null ? null : Rows.at(because.documentsDue()))
                .param(next == ProcessState.IN_CREATION ? Rows.at(now) : null)
                .param(next == ProcessState.IN_REVIEW ? Rows.at(now) : null)
                .params(caller.broker().value(), process.id(), process.state().key())
                .query(Long.class)
                .single();
    }

    /** Until when a locked process waits for papers, after one more was asked for. */
    void await(Caller caller, UUID id, Instant documentsDue) {
        jdbc.sql("UPDATE process SET documents_due_at = ? WHERE broker_id = ? AND id = ?")
                .params(Rows.at(documentsDue), caller.broker().value(), id)
                .update();
    }

    /** Takes those of many processes up again that waited for papers in vain, and counts them there; gives those. */
    List<Change> waitNoLonger(Caller caller, List<UUID> ids, Instant now) {
        return jdbc.sql("""
                        WITH moved AS (
                            UPDATE process
                               SET version = version + 1, last_action_at = :now, state = 2, documents_due_at = NULL
                             WHERE broker_id = :broker AND id = ANY (:ids) AND state = 9 AND documents_due_at <= :now
                            RETURNING broker_id, 'process' AS kind, '9' AS state_before, '2' AS state_after,
                                      decided_at IS NOT NULL AS decided, id, version
                        ),
                        """ + CaseCounts.ALL_MOVED + "SELECT id, version FROM moved")
                .param("broker", caller.broker().value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Rows.at(now))
                .query((row, n) -> moved(row, ProcessState.AWAITS_DOCUMENTS, ProcessState.IN_REVIEW))
                .list();
    }

    private static Change moved(ResultSet row, ProcessState before, ProcessState after) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                before,
                after,
                row.getLong("version"),
                Map.of("processStatusID", after.id()));
    }

    /** Expires those of many processes that waited for acceptance in vain, and counts them there; gives those. */
    List<Change> expire(Caller caller, List<UUID> ids, Instant now) {
        return jdbc.sql("""
                        WITH moved AS (
                            UPDATE process
                               SET version = version + 1, last_action_at = :now, state = 10
                             WHERE broker_id = :broker AND id = ANY (:ids) AND state = 1 AND acceptance_due_at <= :now
                            RETURNING broker_id, 'process' AS kind, '1' AS state_before, '10' AS state_after,
                                      decided_at IS NOT NULL AS decided, id, version
                        ),
                        """ + CaseCounts.ALL_MOVED + "SELECT id, version FROM moved")
                .param("broker", caller.broker().value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Rows.at(now))
                .query((row, n) -> moved(row, ProcessState.IN_ACCEPTANCE, ProcessState.EXPIRED))
                .list();
    }

    private static MortgageProcess process(ResultSet row) throws SQLException {
        return new MortgageProcess(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getLong("version"),
                ProcessState.of(row.getInt("state")),
                new MortgageProcess.Origin(
                        row.getObject("simulation_id", UUID.class),
                        row.getInt("simulation_number"),
                        row.getString("partner_reference")),
                new MortgageProcess.Moments(
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "last_action_at"),
                        ProcessState.Waits.of(row)),
                row.getObject("cancel_reason_id", Integer.class),
                row.getInt("branch_id"),
                Json.MAPPER.readValue(row.getString("loan"), OfferedLoan.class),
                row.getBigDecimal("ltv_real"),
                borrowers(Json.MAPPER.readTree(row.getString("borrowers"))),
                new Property(
                        row.getObject("property_id", UUID.class),
                        row.getLong("property_version"),
                        Fields.stored(Json.MAPPER.readTree(row.getString("details")))),
                CaseFile.of(row.getString("case_file")));
    }

    private static List<Borrower> borrowers(JsonNode rows) {
        return rows.valueStream()
                .map(row -> new Borrower(
                        new BorrowerId(UUID.fromString(row.get(0).stringValue())),
                        row.get(1).intValue(),
                        row.get(2).longValue(),
                        BorrowerType.of(row.get(3).intValue()),
                        row.get(4).isNull() ? null : row.get(4).intValue(),
                        row.get(5).isNull()
                                ? null
                                : OffsetDateTime.parse(row.get(5).stringValue()).toInstant(),
                        Fields.stored(row.get(6)),
                        Fields.stored(row.get(7)),
                        Fields.stored(row.get(8))))
                .toList();
    }
}
